package dev.belay.run;

import dev.belay.machine.Wakefulness;
import dev.belay.operate.DescendantsFile;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.start.Refusal;
import dev.belay.posix.Signals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The first start of a run: what is said before claude owns the screen, the signals, and what goes on beside claude. */
final class ClientStart {
    /**
     * How a run comes by its first claude.
     *
     * @param begin the reason why not, when that can't be done
     * @param limit how long it may go on from here
     * @param further whether another JVM has started it, and all has been said
     */
    record Launch(Supplier<Optional<Refusal>> begin, Optional<Duration> limit, boolean further) {}

    private final RunRequest request;
    private final RunContext context;
    private final Launch launch;
    private final SignalHandlers signals;
    private final StartWarnings warnings;

    ClientStart(RunRequest request, RunContext context, Launch launch, SignalHandlers signals, StartWarnings warnings) {
        this.request = request;
        this.context = context;
        this.launch = launch;
        this.signals = signals;
        this.warnings = warnings;
    }

    /** Starts claude; the reason why not, when that can't be done. */
    Optional<Refusal> start() {
        if (!launch.further()) {
            warnings.beforeTheScreen(request, context.runDirectory());
        }
        // A service manager may change its mind at any time; where somebody waits for the screen, what takes time comes
        // later.
        boolean early = request.isUnattended() || Signals.areCheap();
        if (early) {
            signals.install();
        }
        if (request.isUnattended()) {
            signals.insist();
        }
        Optional<Refusal> refusal = launch.begin().get();
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!early) {
            signals.install();
        }
        signals.started();
        if (request.isSession()) {
            besideClaude();
        }
        Optional<Duration> limit = launch.limit();
        if (limit.isPresent()) {
            signals.endAfter(limit.get());
        }
        return Optional.empty();
    }

    /** What goes on as long as claude does. */
    private void besideClaude() {
        Optional<Path> folder = context.runDirectory().folder();
        if (folder.isPresent()) {
            DescendantsFile.keep(folder.get());
        }
        if (request.isUnattended()) {
            Wakefulness.here().keepWhileAlive(ProcessHandle.current().pid());
        }
    }
}
