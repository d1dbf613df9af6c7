package dev.belay.decide;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether a client that is alive helps itself: tries again, or goes on when a limit is lifted. Then it is only watched. */
final class SelfHelp {
    /** The client shows minutes; then it gets some time to begin. */
    private static final Duration BY_ITSELF = Duration.ofMinutes(3);
    /** A client does not wait longer than this for a reset. */
    private static final Duration ITS_HORIZON = Duration.ofDays(1);
    /** A client with its ten retries is done by then. */
    private static final Duration USUAL_RETRIES = Duration.ofMinutes(5);
    /** Older clients than 2.1.295 know no patience of their own for their watchdog. */
    private static final Duration LONGEST_RETRYING = Duration.ofHours(6);
    /** When one that tries again is looked at again. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private final Supplier<ZoneId> zone;

    SelfHelp(Supplier<ZoneId> zone) {
        this.zone = zone;
    }

    /** How it is watched meanwhile; nothing where it does not help itself, or not any more. */
    Optional<Plan> plan(Diagnosis diagnosis, Evidence evidence, List<Recovery> ladder) {
        if (evidence.liveness().retrying().isPresent() && mayHelpItself(evidence, ladder)) {
            return Optional.of(whileItRetries(evidence));
        }
        return continues(diagnosis, evidence)
                ? due(evidence)
                        .filter(due -> due.isAfter(evidence.at()))
                        .map(due -> LivePlanner.watchOn(
                                "claude continues by itself when the limit resets", Optional.of(due)))
                : Optional.empty();
    }

    /**
     * Whether a client that tries again by itself may come through: not where only a person can help, once its usual ten
     * retries would be over; not where it still waits some minutes after the reset, as after a sleep of the machine; nor for
     * ever.
     */
    private boolean mayHelpItself(Evidence evidence, List<Recovery> ladder) {
        Duration since = evidence.liveness().retrying().orElseThrow().since();
        boolean hopeless = ladder.get(0) == Recovery.ASK || ladder.get(0) == Recovery.GIVE_UP;
        if (hopeless) {
            return since.compareTo(USUAL_RETRIES) < 0;
        }
        Optional<Instant> reset = LimitReset.of(evidence, evidence.at(), zone.get());
        return reset.isPresent()
                ? reset.get().plus(BY_ITSELF).isAfter(evidence.at())
                : since.compareTo(LONGEST_RETRYING) < 0;
    }

    private static Plan whileItRetries(Evidence evidence) {
        boolean first = evidence.liveness().retrying().orElseThrow().first();
        Step.WatchOn on = new Step.WatchOn(Optional.of(evidence.at().plus(LATER)));
        String reason = "claude tries again by itself";
        return first ? Plan.of(Recovery.LEAVE, reason, new Step.Warn(), on) : Plan.of(Recovery.LEAVE, reason, on);
    }

    /**
     * Whether it will go on by itself when the limit is over: it says so on its screen, or it is of a version that does and
     * has not said that it gave up. Wording is served, so what counts in the end is what it does: when nothing has moved some
     * minutes after the reset, it is helped.
     */
    private static boolean continues(Diagnosis diagnosis, Evidence evidence) {
        boolean able = diagnosis.best().rule().isOfALimit()
                && !evidence.client().print()
                && evidence.transcript()
                        .error()
                        .filter(error -> error.resetsAt().isPresent())
                        .isPresent();
        return !evidence.hooks().gaveUpContinuing()
                && (evidence.liveness().continuing()
                        || able && evidence.liveness().isAtThePrompt());
    }

    /** When a client that said it would go on by itself should have done so. */
    private Optional<Instant> due(Evidence evidence) {
        Instant said = evidence.at().minus(evidence.silence());
        return LimitReset.of(evidence, said, zone.get())
                .filter(reset -> reset.isAfter(said) && reset.isBefore(said.plus(ITS_HORIZON)))
                .map(reset -> reset.plus(BY_ITSELF));
    }
}
