package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.rules.RuleFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassingFailureTest {
    private final PassingFailure passing = new PassingFailure(RuleFiles.ours()::diagnose);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error during compaction: API Error: 500 Internal server error. This is a server-side issue, usually"
                        + " temporary — try again in a moment.",
                "Error: Error during compaction: API Error: 500 Internal server error",
                "Error during compaction: API Error: 529 Overloaded. This is a server-side issue",
                "Error during compaction: API Error: Request rejected (429) · Too many requests",
                "Error during compaction: API Error: 408 Model has timed out in processing the request.",
                "Error during compaction: API Error: 503 Service Unavailable",
                "Error during compaction: API Error: Unable to connect to API (ECONNRESET)",
                "Error during compaction: API Error: Connection lost mid-response. The response above may be incomplete.",
                "Error during compaction: API Error: Out of memory",
                "Prompt is too long · automatic compaction failed: API Error: 502 Bad gateway"
            })
    void aServerInTroubleAndALostNetworkPass(String words) {
        assertTrue(passing.test(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error during compaction: Conversation too long. Press esc twice to go up a few messages and try again.",
                "Error during compaction: API Error: 400 prompt is too long: 210000 tokens > 200000 maximum",
                "Error: Not enough messages to compact.",
                "it wrote no compact boundary",
                "it was stopped",
                "the session's transcript was not found",
                "Invalid API key · Please run /login"
            })
    void whatIsRefusedForItsSizeOrNeedsAPersonDoesNot(String words) {
        assertFalse(passing.test(words));
    }
}
