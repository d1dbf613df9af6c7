package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetryWatchTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String LINE = "✻ 529 Overloaded · retrying in 20s · attempt 12/10\n";

    private final RetryWatch watch = new RetryWatch();
    private String screen = "";
    private long seconds;

    private Optional<RetryWatch.Found> after(Duration length, Snapshot seen) {
        for (long i = 0; i < length.toSeconds(); i++) {
            seconds++;
            Optional<RetryWatch.Found> found = watch.look(
                    seen,
                    () -> Optional.of(screen),
                    Duration.ofSeconds(seconds).toNanos(),
                    WatchdogFixture.START.plusSeconds(seconds));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Snapshot retrying() {
        return WatchdogFixture.seen(WatchdogFixture.transcript(Ending.PROMPT, Optional.empty(), 2));
    }

    @Test
    void tellsAfterAMinuteThenEveryFive() {
        Snapshot seen = retrying();
        RetryWatch.Found first = after(Duration.ofMinutes(2), seen).orElseThrow();
        assertTrue(first.retrying().first());
        RetryWatch.Found second = after(Duration.ofMinutes(10), seen).orElseThrow();
        assertEquals(Duration.ofMinutes(5), second.retrying().since());
        assertEquals(
                Duration.ofMinutes(10),
                after(Duration.ofHours(1), seen).orElseThrow().retrying().since());
    }

    @Test
    void readsTheScreenWhereNothingIsWrittenDown() {
        screen = LINE;
        Snapshot seen = WatchdogFixture.seen(WatchdogFixture.on(Ending.PROMPT));
        RetryWatch.Found found = after(Duration.ofMinutes(2), seen).orElseThrow();
        assertEquals(12, found.retry().attempt());
        assertEquals("529 Overloaded", found.retry().error().orElseThrow().text());
    }

    @Test
    void tellsNothingOfAFewRetries() {
        assertEquals(Optional.empty(), after(Duration.ofSeconds(40), retrying()));
        Transcript answered = WatchdogFixture.on(Ending.ANSWER);
        assertEquals(Optional.empty(), after(Duration.ofMinutes(5), WatchdogFixture.seen(answered)));
        assertEquals(Optional.empty(), after(Duration.ofSeconds(40), retrying()));
    }

    @Test
    void doesNotLookAtTheScreenOfAClientThatOwesNothing() {
        screen = LINE;
        assertEquals(
                Optional.empty(),
                after(Duration.ofMinutes(5), WatchdogFixture.seen(WatchdogFixture.on(Ending.ANSWER))));
        assertTrue(watch.again(WatchdogFixture.seen(WatchdogFixture.on(Ending.ANSWER)))
                        .compareTo(SECOND)
                > 0);
    }
}
