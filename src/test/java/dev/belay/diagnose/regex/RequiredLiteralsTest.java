package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class RequiredLiteralsTest {

    private static boolean mayBeIn(String regex, String text) {
        RequiredLiterals literals = RequiredLiterals.of(regex);
        String dense = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
        return literals.everywhere() || literals.places(new Trigrams(dense)).length > 0;
    }

    @Test
    void passesByATextThatLacksTheLetters() {
        assertFalse(mayBeIn("out of memory", "all is well"));
        assertTrue(mayBeIn("out of memory", "OUT OF MEMORY"));
    }

    @Test
    void countsNoLettersThatMayBeMissing() {
        assertTrue(mayBeIn("colou?r", "color"));
        assertTrue(mayBeIn("(?:overloaded )?error", "error"));
        assertTrue(mayBeIn("abcd{0,2}e", "abce"));
        assertTrue(mayBeIn("[abc]xyz", "xyz"));
    }

    @Test
    void looksForOneOfSeveralAlternatives() {
        assertTrue(mayBeIn("killed|terminated", "terminated"));
        assertFalse(mayBeIn("killed|terminated", "ended"));
    }

    @Test
    void countsNoWhiteSpace() {
        assertTrue(mayBeIn("prompt is too long", "prompt is\n too long"));
        assertFalse(mayBeIn("prompt is too long", "is too long prompt"));
    }

    @Test
    void triesWhatHasNoLettersAtAll() {
        assertTrue(mayBeIn("\\d+|abcd", "x"));
        assertTrue(mayBeIn(".{1,3}", "x"));
    }
}
