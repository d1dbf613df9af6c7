package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Retry;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines were taken from the screens of real clients. */
class RetryLineTest {
    private static final Instant NOW = Instant.parse("2026-11-28T02:41:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "✻ 5-hour limit reached · retrying in 1m 0s (2:42am) · attempt 1/300 | 5-hour limit reached | 0 | 60 | 1 | 300",
                "✻ 529 Overloaded · retrying in 46s · attempt 12/10 | 529 Overloaded | 529 | 46 | 12 | 10",
                "✢ API error · retrying in 1s · attempt 2/3 | API error | 0 | 1 | 2 | 3",
                "✻ 5-hour limit reached · retrying in 2h 3m (5:00am) · attempt 1/300 | 5-hour limit reached | 0 | 7380 | 1 | 300",
                "⎿  API Error (Connection error.) · Retrying in 2 seconds… (attempt 3/10) | API Error (Connection error.) | 0 | 2 | 3 | 10"
            })
    void readsWhatFailedAndWhenItIsSentAgain(
            String line, String text, int status, int seconds, int attempt, int limit) {
        OptionalInt code = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
        assertEquals(
                Optional.of(new Retry(
                        attempt,
                        limit,
                        Optional.of(new ApiError(text, Optional.empty(), code, Optional.empty(), -1)),
                        Optional.of(NOW.plusSeconds(seconds)))),
                RetryLine.on("❯ do it\n\n  " + line + "\n\n────────\n❯ \n", NOW));
    }

    @Test
    void readsTheErrorFromTheLineAbove() {
        Retry retry = RetryLine.on("  ⎿  500 Internal server error\n     Retrying in 2s · attempt 3/3\n", NOW)
                .orElseThrow();
        assertEquals("500 Internal server error", retry.error().orElseThrow().text());
        assertEquals(OptionalInt.of(500), retry.error().orElseThrow().status());
    }

    @Test
    void seesNoneInProse() {
        assertEquals(Optional.empty(), RetryLine.on("● The script is retrying in a loop; attempt 1/3 failed.\n", NOW));
    }
}
