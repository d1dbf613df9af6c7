package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "abc ; 3",
                "a|bcd ; 3",
                "(?:ab|c){0,3}d ; 7",
                "[a-z]{2}x? ; 3",
                "\\d{4} ; 4",
                "a.{0,80}b ; 82",
                "(?<!no )word ; 7",
                "a.*b ; 1000",
                "\\w+ ; 40",
                "a\\)b[)\\]] ; 4"
            })
    void countsTheLongestOfWhatARegexCanRead(String regex, int characters) {
        assertEquals(characters, Reach.of(regex, 1000), regex);
    }
}
