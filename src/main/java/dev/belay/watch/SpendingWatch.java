package dev.belay.watch;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.spending.Spending;
import dev.belay.spending.SpendingMeter;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a client that is alive deserves a look because of what it spends: once when a limit comes near, and when it is
 * reached at the end of the turn. Print mode has but one turn, and a turn that goes on spending beyond the limit has no
 * end either: these are ended between two answers, and in no tool that runs, for while it does nothing is spent.
 */
final class SpendingWatch {
    private static final Duration OFTEN = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(2);
    /** In print mode the client ends with its turn, and is given the time for that. */
    private static final Duration LINGERING = Duration.ofSeconds(20);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final SpendingMeter meter;
    private final boolean onTerminal;
    private Transcript known = Transcript.none();
    private long spentByThen;
    private Instant heldUntil = Instant.MIN;

    /** @param onTerminal whether it stays when its turn has ended */
    SpendingWatch(SpendingMeter meter, boolean onTerminal) {
        this.meter = meter;
        this.onTerminal = onTerminal;
        meter.clientStarted();
    }

    /** Counts what is new. */
    void read(Snapshot seen) {
        seen.transcriptPath().ifPresent(path -> meter.read(path, seen.followed().start()));
    }

    /** How the limits stand for what may come after this client. */
    Spending standing(Instant now) {
        return meter.standing(now);
    }

    /** How soon to look again if nothing changes. */
    Duration again(Snapshot seen) {
        boolean soon = meter.isLimited()
                && (seen.transcript().endsOn().midTurn()
                        || meter.ofWork(Instant.now()).reached().isPresent());
        return soon ? OFTEN : SELDOM;
    }

    /**
     * What is to be seen to, where there is anything.
     *
     * @param draft whether somebody is typing
     */
    Optional<Spending> trouble(Snapshot seen, boolean draft, Instant now) {
        read(seen);
        boolean spends = spendsBeside(seen.transcript());
        Spending spending = meter.ofWork(now);
        if (spending.reached().isEmpty()) {
            return meter.warning(now);
        }
        if (now.isBefore(heldUntil)) {
            return Optional.empty();
        }
        boolean ends = over(seen, now) ? !draft : (spending.atOnce() || !onTerminal) && mayBeCut(seen, spends);
        if (!ends) {
            return Optional.empty();
        }
        heldUntil = now.plus(AGAIN);
        return Optional.of(over(seen, now) ? Spending.reached(spending.reached().get()) : spending.now());
    }

    /** Whether more is spent while the conversation itself stands still: by sub-agents. */
    private boolean spendsBeside(Transcript transcript) {
        boolean still = transcript.equals(known);
        boolean more = still && meter.cost() > spentByThen;
        if (!still) {
            known = transcript;
            spentByThen = meter.cost();
        }
        return more;
    }

    private boolean mayBeCut(Snapshot seen, boolean spends) {
        Ending ending = seen.transcript().endsOn();
        return ending.midTurn() && (ending != Ending.TOOL_USE || spends);
    }

    private boolean over(Snapshot seen, Instant now) {
        boolean rests = seen.hooks().stopped()
                || !seen.hooks().heard()
                || seen.reports().activity() == Activity.IDLE;
        Duration quiet = Duration.between(seen.changedAt(), now);
        return rests
                && !seen.transcript().endsOn().midTurn()
                && seen.transcript().hasConversation()
                && quiet.compareTo(onTerminal ? SETTLED : LINGERING) >= 0;
    }
}
