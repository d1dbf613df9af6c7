package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LetterCaseTest {
    @Test
    void leavesWhatABackslashMeans() {
        assertEquals("api error\\S\\B[^a-z]", LetterCase.fold("API Error\\S\\B[^A-Z]"));
        assertEquals("\\", LetterCase.fold("\\"));
    }

    @Test
    void keepsEachCharacterOfATextInItsPlace() {
        String text = "\u0130 API \u00df \ud83d\ude00 Error";
        assertEquals(text.length(), LetterCase.foldText(text).length());
        assertTrue(LetterCase.foldText(text).endsWith(" error"));
    }

    @Test
    void keepsAwayFromARegexThatTellsOneCaseFromTheOther() {
        assertTrue(LetterCase.mayFold("API Error \\S"));
        for (String regex : new String[] {"\\p{Lu}x", "\\P{Lu}x", "(?-i:API)", "(?i)x"}) {
            assertFalse(LetterCase.mayFold(regex), regex);
        }
    }
}
