package dev.belay.diagnose.wording;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exit code 137 means the process received SIGKILL (128 + 9).",
                "\"Credit balance is too low\" comes from the API when an account has no credits left.",
                "OAuth token has expired: the refresh job never runs. I've changed it to run every hour.",
                "Exit-Code 137 heißt, dass der Prozess mit SIGKILL beendet wurde."
            })
    void knowsWhoExplains(String words) {
        assertTrue(Explanations.are(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Credit balance is too low",
                "Prompt is too long",
                "There's an issue with the selected model (claude-x). It may not exist or you may not have access to it.",
                "Autocompact is thrashing: the context refilled to the limit within 3 turns of the previous compact.",
                "Your organization does not have access to Claude. Please run /login again or contact your administrator."
            })
    void takesAMessageForNone(String words) {
        assertFalse(Explanations.are(words));
    }
}
