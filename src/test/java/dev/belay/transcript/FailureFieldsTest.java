package dev.belay.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The lines are of real clients, shortened. */
class FailureFieldsTest {
    private static TranscriptRecord read(String line) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            return RecordParser.next(parser);
        }
    }

    @Test
    void readsTheResetOfARetryAndWhenItIsSentAgain() throws IOException {
        Retry retry = read("""
                        {"type":"system","subtype":"api_error","level":"error","error":{"message":"429 {}","status":429,
                        "formatted":"429 Please try again later.","connection":null,"isNetworkDown":false,"rateLimits":
                        {"rateLimitType":"five_hour","resetsAt":1795833758},"noResponse":null},"retryInMs":72750,
                        "retryAttempt":1,"maxRetries":300,"timestamp":"2026-11-28T02:41:25.261Z","version":"2.1.332"}
                        """).retry();
        ApiError error = retry.error().orElseThrow();
        assertEquals("429 Please try again later.", error.text());
        assertEquals(OptionalInt.of(429), error.status());
        assertEquals(Optional.of("usage_limit_reached: five_hour"), error.detail());
        assertEquals(Optional.of(Instant.ofEpochSecond(1795833758)), error.resetsAt());
        assertEquals(Optional.of(Instant.parse("2026-11-28T02:42:38.011Z")), retry.next());
        assertEquals(300, retry.limit());
    }

    @Test
    void readsTheResetOfAnErrorWhateverItsWords() throws IOException {
        TranscriptRecord record = read("""
                {"type":"assistant","message":{"model":"<synthetic>","content":[{"type":"text","text":"Not now."}]},
                "apiError":"usage_limit_reached","quotaLimits":{"status":"rejected","resetsAt":1795837350,
                "rateLimitType":"five_hour"},"error":"rate_limit","isApiErrorMessage":true,"apiErrorStatus":429}
                """);
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1795837350)),
                record.failure(0).resetsAt());
        assertEquals(Optional.of("rate_limit"), record.failure(0).kind());
    }

    @Test
    void readsAHeaderThatWasKept() throws IOException {
        Retry retry = read("""
                        {"type":"system","subtype":"api_error","error":{"status":429,"headers":
                        {"anthropic-ratelimit-unified-reset":"1795837350"},"error":{"type":"error","error":
                        {"type":"rate_limit_error","message":"Slow down."}}},"retryInMs":500.5,"retryAttempt":2,
                        "maxRetries":3,"version":"2.1.116"}
                        """).retry();
        assertEquals("Slow down.", retry.error().orElseThrow().text());
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1795837350)),
                retry.error().orElseThrow().resetsAt());
        assertEquals(Optional.empty(), retry.next());
    }
}
