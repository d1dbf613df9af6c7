package dev.belay.watch.watchdog;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Repetition;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * When a client that is alive deserves a look. It knows the signs of a turn that failed or got lost, of an open question
 * and of a request in which nothing moves, and it waits until they are settled. What it is and what to do about it others
 * say. Pure: what is seen and both clocks are given. A tool that runs, a retry that was announced, an open permission
 * prompt, a sub-agent at work, a machine that slept and silence that nothing can measure are no stall.
 */
final class Watchdog {

    /** What it looks like. */
    enum Cause {
        /** The turn ended in an error. */
        FAILED_TURN,
        /** The client is at its prompt although nothing has answered. */
        LOST_TURN,
        /** It asks something. */
        QUESTION,
        /** A request is outstanding and nothing moves. */
        STALL,
        /** It makes the same call over and over. */
        CIRCLE,
        /** Memory is short, told once; or it holds more than it may, told between two turns. */
        MEMORY
    }

    /** How it stands with the memory. */
    enum MemoryState {
        ENOUGH,
        /** The machine or the control group has hardly any left. */
        SHORT,
        /** The client and its tools hold more than they may. */
        OVER_LIMIT
    }

    /**
     * @param trouble null as long as there is none
     * @param again when to look again at the latest, if nothing changes before
     * @param still how long nothing has moved
     */
    record Assessment(Cause trouble, Duration again, Duration still) {}

    private static final Duration SETTLED = Duration.ofMillis(700);
    /** A Stop hook may come before the last line of its turn. */
    private static final Duration LOST = Duration.ofSeconds(5);
    /** Without a hook that says so, an idle prompt may be a moment between two states. */
    private static final Duration LOST_WITHOUT_WORD = Duration.ofSeconds(10);

    /** In print mode the client ends with its turn, and is given the time for that. */
    private static final Duration LINGERING = Duration.ofSeconds(20);
    /** One attempt without a byte takes the client ten minutes at most (docs/concepts/client.md, hangs); then it retries. */
    private static final Duration ONE_ATTEMPT = Duration.ofMinutes(11);

    private static final Duration ASKED = Duration.ofSeconds(6);
    private static final Duration RARELY = Duration.ofSeconds(30);
    /** How often a prompt that may have been lost is looked at: that renders a screen. */
    private static final Duration SELDOM = Duration.ofSeconds(60);

    private static final Duration SOON = Duration.ofSeconds(1);

    private final WatchdogLimits limits;
    private final StallTimer timer;
    private Snapshot known;
    private Snapshot told;
    private long changedAt;
    private long holdUntil;
    private boolean heldUntilChange;
    private boolean warned;
    private String tokens;
    private long lookedAt;
    private long signsAt;
    private long circleToldAt;
    /** A circle that stood there before the client was started is an old one. */
    private boolean wentStraight;

    Watchdog(WatchdogLimits limits, long nanos, long wallMillis) {
        this.limits = limits;
        this.timer = new StallTimer(nanos, wallMillis);
        this.changedAt = nanos;
    }

    /** What was told is being seen to: not again before something changes, or that time has come. */
    void hold(long untilNanos) {
        holdUntil = untilNanos;
        heldUntilChange = false;
    }

    /**
     * Looks.
     *
     * @param signs asked for only where they decide: they may cost a rendering of the screen
     * @param memory how it stands with the memory
     */
    Assessment look(Snapshot seen, Supplier<ClientSigns> signs, MemoryState memory, long nanos, long wallMillis) {
        if (seen != known) {
            known = seen;
            changedAt = nanos;
            timer.moved(nanos);
            tokens = null;
        }
        lookedAt = wallMillis;
        Duration still = Duration.ofNanos(timer.still(nanos, wallMillis));
        Duration quiet = Duration.ofNanos(nanos - changedAt);
        if (memory != MemoryState.ENOUGH && !warned) {
            // No state of the session: what else may be wrong with it is still looked for.
            warned = true;
            return new Assessment(Cause.MEMORY, SOON, still);
        }
        if (seen == told && (heldUntilChange || nanos < holdUntil)) {
            return new Assessment(null, heldUntilChange ? RARELY : left(nanos), still);
        }
        Assessment assessment = judge(seen, signs, memory, quiet, still, nanos);
        if (assessment.trouble() != null) {
            told = seen;
            heldUntilChange = true;
        }
        return assessment;
    }

    private Duration left(long nanos) {
        return shorter(RARELY, Duration.ofNanos(holdUntil - nanos));
    }

    private Assessment judge(
            Snapshot seen,
            Supplier<ClientSigns> signs,
            MemoryState memory,
            Duration quiet,
            Duration still,
            long nanos) {
        Transcript transcript = seen.transcript();
        boolean circles = transcript.repetition() != Repetition.NONE;
        wentStraight |= !circles && transcript.endsOn() != Ending.NOTHING;
        if (circles && wentStraight) {
            return circles(still, nanos);
        }
        if (TurnSigns.failed(seen)) {
            return settled(Cause.FAILED_TURN, SETTLED, signs, quiet, still, nanos);
        }
        boolean mid = seen.turn().begun() && transcript.endsOn().midTurn();
        if (mid && TurnSigns.over(seen)) {
            return settled(Cause.LOST_TURN, LOST, signs, quiet, still, nanos);
        }
        if (TurnSigns.asks(seen)) {
            return settled(Cause.QUESTION, ASKED, signs, quiet, still, nanos);
        }
        if (TurnSigns.outstanding(seen)) {
            boolean mayBeLost = mid
                    && transcript.endsOn() != Ending.TOOL_USE
                    && !seen.hooks().compacting();
            return stalled(seen, signs, mayBeLost, quiet, still, nanos);
        }
        if (limits.expectsTurn() && !seen.turn().begun()) {
            return notBegun(signs, quiet, still);
        }
        return heavy(seen, memory, quiet, still);
    }

    /** It changes all the time, so it is told again only after a while. */
    private Assessment circles(Duration still, long nanos) {
        boolean again = circleToldAt == 0 || nanos - circleToldAt >= RARELY.toNanos();
        if (again) {
            circleToldAt = nanos;
        }
        return new Assessment(again ? Cause.CIRCLE : null, RARELY, still);
    }

    /** Once it is quiet for long enough, and the client is not at work on it itself. */
    private Assessment settled(
            Cause cause, Duration after, Supplier<ClientSigns> signs, Duration quiet, Duration still, long nanos) {
        Duration patience = limits.onTerminal() ? after : LINGERING;
        if (quiet.compareTo(patience) < 0) {
            return later(patience.minus(quiet), still);
        }
        ClientSigns now = signs.get();
        if (now.activity() != Activity.BUSY || now.quietScreen() && quiet.compareTo(LOST) >= 0) {
            return new Assessment(cause, RARELY, still);
        }
        // It compacts, or tries again by itself; but it may hang in that, too.
        boolean hangs = still.compareTo(limits.stallAfter()) >= 0 && !moves(now, limits.stallAfter(), nanos);
        return hangs && now.movement().measurable() ? new Assessment(Cause.STALL, RARELY, still) : later(SOON, still);
    }

    private Assessment stalled(
            Snapshot seen, Supplier<ClientSigns> signs, boolean mayBeLost, Duration quiet, Duration still, long nanos) {
        Duration limit = limits.stallAfter();
        if (seen.transcript().retry().isPresent() && limit.compareTo(ONE_ATTEMPT) < 0) {
            limit = ONE_ATTEMPT;
        }
        boolean idle = mayBeLost && seen.reports().activity() != Activity.BUSY;
        Duration next = tokens == null ? limit.dividedBy(2).minus(still) : limit.minus(still);
        Duration nextIdle = tokens == null ? LOST_WITHOUT_WORD.minus(quiet) : SELDOM.minus(sinceSigns(nanos));
        Duration due = idle ? shorter(next, nextIdle) : next;
        if (due.compareTo(Duration.ZERO) > 0) {
            return later(due, still);
        }
        ClientSigns now = signs.get();
        signsAt = nanos;
        boolean moves = moves(now, limit, nanos);
        if (now.activity() == Activity.WAITING) {
            return new Assessment(Cause.QUESTION, RARELY, still);
        }
        if (now.activity() == Activity.IDLE) {
            boolean lost = idle && quiet.compareTo(LOST_WITHOUT_WORD) >= 0;
            return lost ? new Assessment(Cause.LOST_TURN, RARELY, still) : later(RARELY, still);
        }
        boolean hangs = still.compareTo(limit) >= 0 && !moves && now.movement().measurable();
        return hangs ? new Assessment(Cause.STALL, RARELY, still) : later(SOON, still);
    }

    private Duration sinceSigns(long nanos) {
        return Duration.ofNanos(nanos - signsAt);
    }

    /** Whether it announces a retry, or its counter or its connections show that the stream goes on. */
    private boolean moves(ClientSigns now, Duration limit, long nanos) {
        boolean counting = tokens != null && !now.tokens().equals(tokens);
        tokens = now.tokens();
        if (now.retrying() || counting) {
            timer.moved(nanos);
            return true;
        }
        long ago = now.movement()
                .last()
                .map(when -> lookedAt - when.toEpochMilli())
                .orElse(Long.MAX_VALUE);
        if (ago < limit.toMillis()) {
            timer.moved(nanos - ago * 1_000_000);
            return true;
        }
        return false;
    }

    private static Assessment later(Duration when, Duration still) {
        Duration atLeast = when.compareTo(Duration.ZERO) < 0 ? Duration.ZERO : when;
        return new Assessment(null, shorter(RARELY, atLeast.plusMillis(20)), still);
    }

    /** A dialog stands before the prompt, or the start itself hangs. */
    private Assessment notBegun(Supplier<ClientSigns> signs, Duration quiet, Duration still) {
        if (quiet.compareTo(ASKED) < 0) {
            return later(ASKED.minus(quiet), still);
        }
        ClientSigns now = signs.get();
        if (now.activity() == Activity.WAITING) {
            return new Assessment(Cause.QUESTION, RARELY, still);
        }
        return still.compareTo(limits.stallAfter()) >= 0 && now.movement().measurable()
                ? new Assessment(Cause.STALL, RARELY, still)
                : later(shorter(ASKED, limits.stallAfter()), still);
    }

    private static Assessment heavy(Snapshot seen, MemoryState memory, Duration quiet, Duration still) {
        boolean between = seen.transcript().endsOn() == Ending.ANSWER && quiet.compareTo(LOST) >= 0;
        return new Assessment(memory == MemoryState.OVER_LIMIT && between ? Cause.MEMORY : null, RARELY, still);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
