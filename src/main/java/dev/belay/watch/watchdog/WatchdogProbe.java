package dev.belay.watch.watchdog;

import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
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
public final class WatchdogProbe {
    /**
     * What came of a look.
     *
     * @param seen what was looked at, and what the processes show besides
     */
    public record Look(Duration again, Optional<Liveness> trouble, Snapshot seen) {}

    private final Watchdog watchdog;
    private final AnswerStream stream;
    private final UnwrittenTools unwritten;
    private final RetryWatch retries = new RetryWatch();
    private final MemoryGuard guard;
    private final Supplier<Optional<String>> screen;
    private final Supplier<Keyboard> keyboard;
    private volatile long holdUntil;

    /** @param pid the client's process, or a wrapper's of it */
    public WatchdogProbe(
            WatchdogLimits limits, int pid, Supplier<Optional<String>> screen, Supplier<Keyboard> keyboard) {
        Processes processes = Processes.here();
        this.stream = new AnswerStream(processes, pid);
        this.unwritten = new UnwrittenTools(processes);
        this.guard = new MemoryGuard(pid, limits.memoryLimit());
        this.watchdog = new Watchdog(limits, System.nanoTime(), System.currentTimeMillis());
        this.screen = screen;
        this.keyboard = keyboard;
    }

    /** The trouble that was told last is let be until this time has passed, or something changes. */
    public void lookAgainIn(Duration length) {
        holdUntil = System.nanoTime() + length.toNanos();
    }

    /** Reads the memory of these: the client and all that descends from it. To be called now and then. */
    public void weigh(List<Processes.Entry> tree) {
        guard.weigh(tree);
    }

    public Look look(Snapshot known) {
        Snapshot seen = unwritten.found(known, stream::clients, System.nanoTime()) ? known.inACircle() : known;
        Optional<RetryWatch.Found> retry = retries.look(seen, screen, System.nanoTime(), Instant.now());
        if (retry.isPresent()) {
            Liveness liveness = Liveness.of(Liveness.Activity.BUSY)
                    .touched(keyboard.get().lastKey())
                    .with(retry.get().retrying());
            return new Look(
                    retries.again(seen),
                    Optional.of(liveness),
                    seen.retrying(retry.get().retry()));
        }
        long hold = holdUntil;
        if (hold != 0) {
            watchdog.hold(hold);
            holdUntil = 0;
        }
        ClientSigns[] shown = new ClientSigns[1];
        Watchdog.Assessment assessment = watchdog.look(
                seen, () -> shown[0] = signs(seen), guard.state(), System.nanoTime(), System.currentTimeMillis());
        if (assessment.trouble() == null) {
            return new Look(sooner(assessment.again(), seen), Optional.empty(), seen);
        }
        ClientSigns signs = shown[0] == null ? signs(seen) : shown[0];
        return new Look(assessment.again(), Optional.of(liveness(signs, assessment)), seen);
    }

    private Duration sooner(Duration again, Snapshot seen) {
        Duration other = unwritten.again(System.nanoTime()).plusMillis(5);
        Duration retry = retries.again(seen);
        Duration first = other.compareTo(again) < 0 ? other : again;
        return retry.compareTo(first) < 0 ? retry : first;
    }

    private ClientSigns signs(Snapshot seen) {
        return ClientSigns.of(seen.reports(), screen.get(), stream.read());
    }

    private Liveness liveness(ClientSigns signs, Watchdog.Assessment assessment) {
        boolean stalled = assessment.trouble() == Watchdog.Cause.STALL;
        boolean heavy = assessment.trouble() == Watchdog.Cause.MEMORY;
        return signs.liveness(
                keyboard.get(),
                stalled ? assessment.still() : Duration.ZERO,
                heavy ? OptionalLong.of(guard.resident()) : OptionalLong.empty());
    }
}
