package dev.belay.decide;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many recoveries are allowed: so many without proven progress, and a bound for all, whatever happened between, which
 * no notion of progress can get round.
 *
 * <p>That bound is 12 times as many in an hour and 40 times in a day: 60 and 200 by default. A loop that makes us believe
 * in progress each time comes round every three to four seconds (measured), so it ends within four minutes. Work that is
 * really done is let through: the long session of the soak, where every tenth request fails, needs 37, and a night of eight
 * hours has 25 for each of them. A wait for a usage limit of ten minutes or more is not counted: nothing hammers there.
 *
 * @param recoveries without proven progress at most, in any hour; the same failure with the same words at the same place
 *     not more often at all
 */
public record Budget(int recoveries) {
    private static final Duration SPAN = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int TIMES_AN_HOUR = 12;
    private static final int TIMES_A_DAY = 40;
    private static final Duration FIRST = Duration.ofSeconds(1);
    /** Where the other side is in trouble: the client has retried for minutes already (docs/concepts/client.md, retries). */
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

    /** Why a start at this time is one too many, whatever progress was made; nothing when it is not. */
    Optional<String> exceeded(History history, Instant start) {
        int hour = history.all(SPAN, start);
        if (hour >= TIMES_AN_HOUR * recoveries) {
            return Optional.of(hour + " recoveries within an hour, with or without progress");
        }
        int day = history.all(DAY, start);
        return day >= TIMES_A_DAY * recoveries
                ? Optional.of(day + " recoveries within a day, with or without progress")
                : Optional.empty();
    }

    /** When the next start is within the budget; the past when it is now. There must be a budget at all. */
    Instant free(History history) {
        List<History.Attempt> attempts = history.inVain();
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
