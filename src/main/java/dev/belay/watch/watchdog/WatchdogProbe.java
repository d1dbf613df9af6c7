package dev.belay.watch.watchdog;

import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    private final SignSources sources;
    private final RepeatedWork repeated;
    private volatile long holdUntil;

    /** @param pid the client's process, or a wrapper's of it */
    public WatchdogProbe(
            WatchdogLimits limits, int pid, Supplier<Optional<String>> screen, Supplier<Keyboard> keyboard) {
        this.sources = new SignSources(pid, limits.memoryLimit(), screen, keyboard);
        this.repeated = new RepeatedWork(sources);
        this.watchdog = new Watchdog(limits, System.nanoTime(), System.currentTimeMillis());
    }

    /** The trouble that was told last is let be until this time has passed, or something changes. */
    public void lookAgainIn(Duration length) {
        holdUntil = System.nanoTime() + length.toNanos();
    }

    /** Reads the memory of these: the client and all that descends from it. To be called now and then. */
    public void weigh(List<Processes.Entry> tree) {
        sources.weigh(tree);
    }

    public Look look(Snapshot known) {
        Snapshot seen = repeated.noted(known);
        Optional<Look> retrying = repeated.retrying(seen);
        if (retrying.isPresent()) {
            return retrying.get();
        }
        long hold = holdUntil;
        if (hold != 0) {
            watchdog.hold(hold);
            holdUntil = 0;
        }
        SignSources.Glance glance = sources.beside(seen);
        Watchdog.Assessment found =
                watchdog.look(seen, glance, sources.memory(), System.nanoTime(), System.currentTimeMillis());
        return found.trouble() == null
                ? new Look(repeated.again(found.again(), seen), Optional.empty(), seen)
                : new Look(found.again(), Optional.of(glance.liveness(found)), seen);
    }
}
