package dev.belay.decide;

import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rule;
import dev.belay.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * When claude may be started again: at the reset that the client named, else after a wait that grows. Never more often
 * than the budget allows, never after the deadline, and not for ever.
 *
 * @param zone the user's, asked for only when it is needed
 * @param deadline when the whole run must be over
 */
public record RecoverySchedule(Budget budget, Supplier<ZoneId> zone, Optional<Instant> deadline) {
    /** Waits for one limit after the other with no answer between: two days of five-hour limits. */
    private static final int MOST_WAITS = 10;

    /** The client shows minutes, so the reset may be up to one later; and not everybody should come back at once. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private static final Duration LEAST_MARGIN = Duration.ofSeconds(5);

    /**
     * What came of asking: a pause, or the reason why there will be none.
     *
     * @param tooOften whether it is only that claude was started too often of late, whatever the failures were
     */
    record Answer(Optional<Step.Pause> pause, String reason, boolean tooOften) {
        static Answer no(String reason) {
            return new Answer(Optional.empty(), reason, false);
        }

        static Answer tooOften(String reason) {
            return new Answer(Optional.empty(), reason, true);
        }
    }

    /** The same where nothing has been tried yet. */
    Answer first(Recovery rung, Rule rule, Evidence evidence, double jitter) {
        return next(rung, rule, evidence, History.empty(), jitter);
    }

    Answer next(Recovery rung, Rule rule, Evidence evidence, History history, double jitter) {
        Optional<Instant> reset = rung == Recovery.WAIT_AND_RESUME
                ? LimitReset.ahead(rule, evidence, history, zone.get())
                : Optional.empty();
        boolean limit = rule.isOfALimit() && reset.isPresent();
        if (limit && history.waits() >= MOST_WAITS) {
            return Answer.no("the limit was extended " + MOST_WAITS + " times without progress");
        }
        int tries = history.tries(rule.name(), evidence);
        if (!limit && tries >= budget.recoveries()) {
            return Answer.no(
                    tries == 0
                            ? "no recoveries are allowed"
                            : count(tries) + ", the same error each time, no progress");
        }
        Instant start = start(rung, reset, evidence.at(), history, jitter);
        if (limit && budget.recoveries() > 0 && budget.free(history).isAfter(start)) {
            // A limit that is put off is no loop: it costs no recovery, only time.
            start = budget.free(history);
        }
        if (budget.spent(history, start)) {
            return Answer.no(count(budget.used(history, start)) + " without progress within an hour");
        }
        boolean hammers = !limit || Duration.between(evidence.at(), start).compareTo(History.LONG_WAIT) < 0;
        Optional<String> exceeded = hammers ? budget.exceeded(history, start) : Optional.empty();
        if (exceeded.isPresent()) {
            return Answer.tooOften(exceeded.get());
        }
        return within(start, reset, rule.say(), evidence.at(), budget.used(history, start) + 1);
    }

    private Answer within(Instant start, Optional<Instant> reset, String say, Instant now, int attempt) {
        ZonedDateTime until = start.atZone(zone.get());
        if (deadline.isPresent() && !start.isBefore(deadline.get())) {
            return Answer.no("the wait would end at " + HumanTime.of(until, now) + ", after the deadline at "
                    + HumanTime.of(deadline.get().atZone(until.getZone()), now));
        }
        return new Answer(Optional.of(new Step.Pause(now, until, reset, say, attempt, budget.recoveries())), "", false);
    }

    private static String count(int recoveries) {
        return recoveries + (recoveries == 1 ? " recovery" : " recoveries");
    }

    private Instant start(Recovery rung, Optional<Instant> reset, Instant now, History history, double jitter) {
        int before = history.inVain().size();
        Instant backedOff = now.plus(budget.backoff(before, rung == Recovery.WAIT_AND_RESUME, jitter));
        if (reset.isEmpty()) {
            return backedOff;
        }
        // Half a wait is margin enough: "try again in 20 seconds" does not mean in 80.
        Duration half = Duration.between(now, reset.get()).dividedBy(2);
        Duration margin = half.compareTo(MARGIN) < 0 ? half : MARGIN;
        Duration least = margin.compareTo(LEAST_MARGIN) < 0 ? margin : LEAST_MARGIN;
        long spread = margin.minus(least).toMillis();
        Instant afterReset = reset.get().plus(least).plusMillis((long) (spread * jitter));
        return afterReset.isAfter(backedOff) ? afterReset : backedOff;
    }
}
