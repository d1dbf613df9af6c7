package dev.belay.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many recoveries without proven progress are allowed.
 *
 * @param recoveries at most, in any hour; the same failure with the same words not more often at all
 */
public record Budget(int recoveries) {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** Where the other side is in trouble: the client has retried for minutes already (client-facts 1.3). */
    private static final Duration FIRST_FOR_A_SERVER = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofMinutes(5);
    /** With five recoveries an outage of three quarters of an hour is outlasted. */
    private static final Duration LONGEST_FOR_A_SERVER = Duration.ofMinutes(30);

    private static final int MOST_DOUBLINGS = 20;

    /** Whether a start at this time would be one too many. */
    public boolean spent(History history, Instant start) {
        return used(history, start) >= recoveries;
    }

    /** Recoveries without progress within the hour before this start. */
    public int used(History history, Instant start) {
        return history.within(SPAN, start);
    }

    /** When the next start is within the budget; the past when it is now. There must be a budget at all. */
    Instant free(History history) {
        List<History.Attempt> attempts = history.attempts();
        return attempts.size() < recoveries
                ? Instant.MIN
                : attempts.get(attempts.size() - recoveries).at().plus(SPAN);
    }

    /**
     * The wait before the next recovery: one second, then twice as long each time, never more than five minutes. Where a
     * server is in trouble five seconds, then four times as long, never more than half an hour.
     *
     * @param jitter 0 to 1, so that many sessions do not come back in the same moment: the wait is 50 to 100 % of that
     */
    Duration backoff(int recoveriesBefore, boolean serverInTrouble, double jitter) {
        long first = (serverInTrouble ? FIRST_FOR_A_SERVER : FIRST).toMillis();
        int doublings = serverInTrouble ? 2 * recoveriesBefore : recoveriesBefore;
        long longest = (serverInTrouble ? LONGEST_FOR_A_SERVER : LONGEST).toMillis();
        long millis = Math.min(first << Math.min(doublings, MOST_DOUBLINGS), longest);
        return Duration.ofMillis((long) (millis * (0.5 + jitter / 2)));
    }
}
