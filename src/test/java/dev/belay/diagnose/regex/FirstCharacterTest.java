package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstCharacterTest {
    @Test
    void isAskedForBeforeARegexLooksBehind() {
        assertEquals("(?=A)(?<!x[)] )\\bAuth(?:a|b)", FirstCharacter.first("(?<!x[)] )\\bAuth(?:a|b)"));
        assertEquals("(?=a)\\bab", FirstCharacter.first("\\bab"));
        assertEquals("(?=a)^ab", FirstCharacter.first("^ab"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "\\b(?:ab|ba|ac)(?:x|y) (?=[ab])",
                "(?:the_)?[`'\"]?ab (?=[t[`'\"]a])",
                "(?<name>x|\\d+)b (?=[x\\d])",
                "\\(?ab (?=[\\(a])",
                "\\bab?|c (?=[ac])",
                "\\ba{0,2}b (?=[ab])",
                "(?<!x)[ab] (?=[[ab]])",
                "a?b|(?:c|d)? "
            })
    void isOneOfSeveralWhereARegexBeginsWithAlternatives(String regex, String asked) {
        assertEquals((asked == null ? "" : asked) + regex, FirstCharacter.first(regex));
    }

    @Test
    void isLeftAloneWhereItIsNotCertain() {
        for (String regex : new String[] {"abc", "\\b\\w", "\\b", ".{0,3}a", "[^a]b", "(?:a|.b)c", "(?:a|)b?", ""}) {
            assertEquals(regex, FirstCharacter.first(regex));
        }
    }
}
