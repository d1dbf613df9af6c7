package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RuleRegexTest {
    private static boolean finds(String regex, String text) {
        RuleRegex made = new RuleRegex(regex, false, false);
        return made.pattern().matcher(text).find();
    }

    @Test
    void takesAnyWhiteSpaceForASpaceAndNone() {
        assertTrue(finds("is too long", "is\n     toolong"));
    }

    @Test
    void takesASpaceInAClassOfCharactersForOneCharacter() {
        assertTrue(finds("spawn [^ ]{1,40} ENOENT", "spawn a{0,24}b ENOENT"));
        assertTrue(!finds("spawn [^ ]{1,40}ENOENT", "spawn a b ENOENT"));
        assertEquals("a[_\\s]b\\s{0,24}c\\[\\s{0,24}\\]", RuleRegex.wrapped("a[_ ]b c\\[ \\]"));
    }
}
