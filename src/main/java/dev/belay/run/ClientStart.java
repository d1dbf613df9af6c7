package dev.belay.run;

import dev.belay.machine.Wakefulness;
import dev.belay.operate.DescendantsFile;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.start.Refusal;
import dev.belay.run.takeover.LeftRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The first start of a run: what is said before claude owns the screen, the signals, and what goes on beside claude. */
final class ClientStart {
    private final RunRequest request;
    private final RunContext context;
    private final ClientLauncher launcher;
    private final SignalHandlers signals;
    private final StartWarnings warnings;
    private final Optional<LeftRun> further;

    ClientStart(
            RunRequest request,
            RunContext context,
            ClientLauncher launcher,
            SignalHandlers signals,
            StartWarnings warnings,
            Optional<LeftRun> further) {
        this.request = request;
        this.context = context;
        this.launcher = launcher;
        this.signals = signals;
        this.warnings = warnings;
        this.further = further;
    }

    /** Starts claude; the reason why not, when that can't be done. */
    Optional<Refusal> start() {
        if (further.isEmpty()) {
            warnings.beforeTheScreen(request, context.runDirectory());
        }
        if (request.isUnattended()) {
            // A service manager may change its mind at any time; where somebody waits for the screen this comes later.
            signals.install();
            signals.insist();
        }
        Optional<Refusal> refusal = launch();
        if (refusal.isPresent()) {
            return refusal;
        }
        if (!request.isUnattended()) {
            signals.install();
        }
        signals.started();
        if (request.isSession()) {
            besideClaude();
        }
        Optional<Duration> deadline = further.isPresent()
                ? further.get().left()
                : request.settings().limits().deadline();
        if (deadline.isPresent()) {
            signals.endAfter(deadline.get());
        }
        return Optional.empty();
    }

    private Optional<Refusal> launch() {
        if (further.isPresent()) {
            further.get().goOn();
            return Optional.empty();
        }
        if (request.isUnattended() && request.isSession()) {
            return new UnattendedStart(request, context, launcher).start();
        }
        Optional<String> failure = launcher.start();
        return failure.isPresent() ? Optional.of(Refusal.notFound(failure.get())) : Optional.empty();
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
