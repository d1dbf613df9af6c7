package dev.belay.diagnose.notation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BeginningsTest {
    private static List<String> found(Beginnings beginnings, String regex, String text) {
        Matcher matcher =
                Pattern.compile(regex, Pattern.MULTILINE).matcher(text).useAnchoringBounds(false);
        List<String> found = new ArrayList<>();
        for (int at = 0; beginnings.find(matcher, text, at, text.length()); at = matcher.end()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void findsWhatThePatternFindsItself() {
        Beginnings pairs = Beginnings.of(false, "ex", "-1", ",");
        assertEquals(
                List.of("exit 1", ", x", "Exit 2", "-107"),
                found(pairs, "[Ee]xit \\d|-1\\d\\d|, \\w", "an exit 1, x Exit 2-107"));
    }

    @Test
    void findsWhatMayBeginWithAnythingWhereALineBegins() {
        assertEquals(List.of("· 5", "é 6"), found(Beginnings.of(true), "^\\S \\d", "· 5 7 7\n\né 6"));
    }

    @Test
    void looksNoFartherThanItIsTold() {
        Matcher matcher = Pattern.compile("ab").matcher("xxabx");
        Beginnings pair = Beginnings.of(false, "ab");
        assertFalse(pair.find(matcher, "xxabx", 0, 3));
        assertTrue(pair.find(matcher, "xxabx", 0, 4));
        assertFalse(pair.find(matcher, "xxabx", 3, 5));
    }
}
