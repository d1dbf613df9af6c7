package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FirstCharacterTest {
    @Test
    void isAskedForBeforeARegexLooksBehind() {
        assertEquals("(?=A)(?<!x[)] )\\bAuth(?:a|b)", FirstCharacter.first("(?<!x[)] )\\bAuth(?:a|b)"));
        assertEquals("(?=a)\\bab", FirstCharacter.first("\\bab"));
        assertEquals("(?=a)^ab", FirstCharacter.first("^ab"));
    }

    @Test
    void isLeftAloneWhereItIsNotCertain() {
        for (String regex : new String[] {"abc", "\\b(?:a|b)", "\\bab?|c", "\\ba?b", "(?<!x)[ab]", "\\b\\w", "\\b"}) {
            assertEquals(regex, FirstCharacter.first(regex));
        }
    }
}
