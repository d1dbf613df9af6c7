package dev.belay.diagnose.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FillerWordsTest {
    @Test
    void readsAllButTheLastAsAWhole() {
        assertEquals("key(?:(?: \\w{1,40}+){0,3} \\w{1,40})? lost", FillerWords.in("key(?: \\w+){0,4} lost"));
        assertEquals("(?:(?: [\\w=*'-]{1,40}+){0,1} [\\w=*'-]{1,40})?", FillerWords.in("(?: [\\w=*'-]{1,40}){0,2}"));
    }

    @Test
    void leavesAloneWhatIsNoFiller() {
        for (String regex : new String[] {
            "(?: \\w+){0,1}",
            "(?: \\w+)?",
            "(?: [^a]+){0,3}",
            "(?: [a ]+){0,3}",
            "(?: [\\s]+){0,3}",
            "(?: a|b){0,3}",
            "(?: \\w+){0,3}?"
        }) {
            assertEquals(regex, FillerWords.in(regex));
        }
    }

    @Test
    void matchesWhatItMatchedBefore() {
        String regex = "k(?: [ab-]{1,3}){0,3} (?:b|ab)c";
        Pattern before = Pattern.compile(regex.replace(" ", "\\s{0,2}"));
        Pattern after = Pattern.compile(FillerWords.in(regex).replace(" ", "\\s{0,2}"));
        Random dice = new Random(7);
        for (int tries = 0; tries < 20_000; tries++) {
            StringBuilder text = new StringBuilder("k");
            for (int left = dice.nextInt(14); left > 0; left--) {
                text.append("aab-  \nbkc".charAt(dice.nextInt(10)));
            }
            assertEquals(found(before, text), found(after, text), text.toString());
        }
    }

    private static String found(Pattern pattern, CharSequence text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() + "" : "nothing";
    }
}
