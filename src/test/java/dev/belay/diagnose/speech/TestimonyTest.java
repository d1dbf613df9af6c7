package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestimonyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude only answers \"Prompt is too long\"",
                "since this morning every prompt comes back with \"Credit balance is too low\"",
                "every Bash call → \"Working directory no longer exists\"",
                "On the train: API Error: Connection error. The tunnel again.",
                "anyone else? \"API Error: 529\" since the update was rolled out",
                "When I resume I get: \"This session was started elsewhere.\" New sessions are fine."
            })
    void somebodyReportsWhatTheClientDoes(String text) {
        assertEquals(1, Testimony.length(Line.of(text), false), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what does \"Prompt is too long\" mean?",
                "Fix \"Credit balance is too low\" in the wrapper",
                "The test simulates a SIGKILL and expects \"exit 137\" in the log.",
                "In the talk: \"API Error 529\", slides 12 to 19.",
                "asked claude why the pod is OOMKilled; it suggests 512Mi",
                "9a521f5 Say \"Not logged in\" when the token is missing",
                "claude said 401, then I logged in and it works now"
            })
    void nobodyReportsAFailureOfNow(String text) {
        assertEquals(0, Testimony.length(Line.of(text), false), text);
    }

    @Test
    void whatIsToldAboveAScreenIsOne() {
        List<Line> lines = Line.of("It has run exactly this sixty times:\n\n● Bash(ls)\n  ⎿  a.txt");
        assertEquals(1, Testimony.length(lines, true));
        assertEquals(0, Testimony.length(lines.subList(2, 4), true));
    }

    @Test
    void aPersonTellsAndAProgramDoesNot() {
        assertTrue(Testimony.tells("Yesterday it said so"));
        assertTrue(Testimony.tells("If you see this, wait"));
        assertFalse(Testimony.tells("Identity not found"));
        assertFalse(Testimony.tells("API Error: 529 Overloaded"));
    }
}
