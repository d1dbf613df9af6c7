package dev.belay.watch;

import dev.belay.evidence.Liveness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Looks at a client that is alive, as often as its state asks for it, and says what it shows when that is trouble. The
 * screen is only rendered where it decides. One thread looks; {@link #lookAgainIn} may be called by another.
 */
final class Vigil {
    /**
     * What came of a look.
     *
     * @param seen what was looked at, and what the processes show besides
     */
    record Look(Duration again, Optional<Liveness> trouble, Snapshot seen) {}

    private static final Duration SOON = Duration.ofSeconds(15);

    private final TroubleWatch watch;
    private final int pid;
    private final StreamGauge gauge = new StreamGauge();
    private final ProcessTree processes = new ProcessTree();
    private final UnwrittenTools unwritten = new UnwrittenTools();
    private StreamMovement movement = StreamMovement.unknown();
    private final MemoryGuard guard;
    private TroubleWatch.MemoryState memory = TroubleWatch.MemoryState.ENOUGH;
    private long resident;
    private Instant firstReading;
    private final Supplier<Optional<String>> screen;
    private final Supplier<Keyboard> keyboard;
    private volatile long holdUntil;

    /** @param pid the client's process, or a wrapper's of it */
    Vigil(WatchLimits limits, int pid, Supplier<Optional<String>> screen, Supplier<Keyboard> keyboard) {
        this.pid = pid;
        this.guard = new MemoryGuard(pid, limits.memoryLimit());
        this.watch = new TroubleWatch(limits, System.nanoTime(), System.currentTimeMillis());
        this.screen = screen;
        this.keyboard = keyboard;
    }

    /** The trouble that was told last is let be until this time has passed, or something changes. */
    void lookAgainIn(Duration length) {
        holdUntil = System.nanoTime() + length.toNanos();
    }

    /** Reads the memory of these: the client and all that descends from it. To be called now and then. */
    void weigh(List<ProcessTree.Entry> tree) {
        memory = guard.state(tree);
        resident = ProcessTree.resident(tree);
    }

    Look look(Snapshot known) {
        Snapshot seen = unwritten.found(known, this::clients, System.nanoTime()) ? known.inACircle() : known;
        long hold = holdUntil;
        if (hold != 0) {
            watch.hold(hold);
            holdUntil = 0;
        }
        Signs[] shown = new Signs[1];
        TroubleWatch.Verdict verdict =
                watch.look(seen, () -> shown[0] = signs(seen), memory, System.nanoTime(), System.currentTimeMillis());
        if (verdict.trouble() == null) {
            boolean soon = unwritten.suspects() && verdict.again().compareTo(SOON) > 0;
            return new Look(soon ? SOON : verdict.again(), Optional.empty(), seen);
        }
        Signs signs = shown[0] == null ? signs(seen) : shown[0];
        return new Look(verdict.again(), Optional.of(liveness(signs, verdict)), seen);
    }

    private Signs signs(Snapshot seen) {
        return Signs.of(seen.sessionFile(), screen.get(), streamed());
    }

    private List<Long> clients() {
        return StreamGauge.clients(processes.of(pid));
    }

    /** The first reading has nothing to be compared with, and says "moved" for that reason alone. */
    private Optional<Instant> streamed() {
        Instant now = Instant.now();
        movement = movement.after(now, gauge.read(clients()));
        if (firstReading == null || movement.last().isEmpty()) {
            firstReading = now;
        }
        return movement.last().filter(moved -> moved.isAfter(firstReading));
    }

    private Liveness liveness(Signs signs, TroubleWatch.Verdict verdict) {
        Keyboard now = keyboard.get();
        boolean stalled = verdict.trouble() == TroubleWatch.Cause.STALL;
        boolean heavy = verdict.trouble() == TroubleWatch.Cause.MEMORY;
        return new Liveness(
                signs.activity(),
                signs.dialog(),
                stalled ? verdict.still() : Duration.ZERO,
                signs.continuing(),
                now.lastKey(),
                now.draft(),
                heavy ? OptionalLong.of(resident) : OptionalLong.empty());
    }
}
