package dev.belay.decide;

import java.time.Duration;
import java.time.Instant;

/**
 * How many recoveries without proven progress are allowed.
 *
 * @param recoveries at most, in an hour
 */
public record Budget(int recoveries) {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public boolean spent(History history, Instant now) {
        return history.within(SPAN, now) >= recoveries;
    }

    /**
     * The wait before the next recovery: one second, then twice as long each time, never more than five minutes.
     *
     * @param jitter 0 to 1, so that many sessions do not come back in the same moment: the wait is 50 to 100 % of that
     */
    public Duration backoff(History history, double jitter) {
        int doublings = Math.min(history.attempts().size(), 20);
        long millis = Math.min(FIRST.toMillis() << doublings, LONGEST.toMillis());
        return Duration.ofMillis((long) (millis * (0.5 + jitter / 2)));
    }
}
