package dev.belay.diagnose.speech;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a server that has failed counts for the session. */
class StatusListTest {
    private static boolean counts(String text) {
        int from = text.indexOf("failed");
        return Speakers.in(text).count(from, from + "failed".length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " MCP servers\n\n ❯ 1. github   ✔ connected\n   2. sentry   ✘ failed · Enter to view details",
                "MCP Server Status\n\n• slack: ✗ failed\n• github: ✓ connected",
                "MCP servers: github ✔, sentry ✘ failed, postgres ✔",
                " Plugins\n   formatter   ✔ enabled\n   deploy-kit  ✘ failed to load"
            })
    void theOthersGoOn(String text) {
        assertFalse(counts(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MCP server sentry failed", "sentry ✘ failed", "✘ failed to start\ngithub connected"})
    void nothingGoesOn(String text) {
        assertTrue(counts(text), text);
    }
}
