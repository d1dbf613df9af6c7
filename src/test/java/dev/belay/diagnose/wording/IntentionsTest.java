package dev.belay.diagnose.wording;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntentionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry when the API is overloaded",
                "As an operator I want the runner to wait when claude says \"You've hit your limit\".",
                "Scenario: the account has no credits left",
                "Before release: check that an expired token prints \"OAuth token has expired\".",
                "so what happens when the prompt is too long is that the client compacts first",
                "Claude Code 2.1.30 is out. It fixes a crash on Windows (0xC0000005)."
            })
    void knowsWhatIsToBe(String words) {
        assertTrue(Intentions.are(words), words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claude says \"Prompt is too long\" when I resume",
                "Then it prints \"Credit balance is too low\"",
                "Retrying in 4 seconds… (attempt 3/10)",
                "Claude Code 2.1.30 crashes with a segmentation fault",
                "Check your proxy or corporate SSL certificates"
            })
    void takesWhatWasForNone(String words) {
        assertFalse(Intentions.are(words), words);
    }
}
