package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.doctor.check.Preflight;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.start.FirstStart;
import dev.belay.operate.start.Refusal;
import dev.belay.posix.LinuxCalls;
import java.util.Optional;

/**
 * Launches the first claude of a run, whose orphans become our children. A session that nobody looks at is refused at
 * once where it would come to nothing.
 */
final class FirstLaunch {
    private final RunRequest request;
    private final RunContext context;
    private final ClientLauncher launcher;

    FirstLaunch(RunRequest request, RunContext context, ClientLauncher launcher) {
        this.request = request;
        this.context = context;
        this.launcher = launcher;
    }

    /** The reason why not, when that can't be done. */
    Optional<Refusal> launch() {
        LinuxCalls.adoptOrphans();
        if (request.isUnattended() && request.isSession()) {
            return launchUnattended();
        }
        Optional<String> failure = launcher.start();
        return failure.isPresent() ? Optional.of(Refusal.notFound(failure.get())) : Optional.empty();
    }

    private Optional<Refusal> launchUnattended() {
        Optional<Preflight.Refusal> pointless =
                request.settings().reports().preflight() ? preflight() : Optional.empty();
        return pointless.isPresent()
                ? Optional.of(
                        new Refusal(pointless.get().status(), pointless.get().say()))
                : new FirstStart(launcher, context, request.resumePrompt(), StandardError::complain).start();
    }

    /** What the start is refused for; what it is warned of is said. */
    private Optional<Preflight.Refusal> preflight() {
        Preflight preflight = new Preflight(context.environment(), context.workingDirectory());
        Optional<Preflight.Refusal> refusal =
                preflight.run(request.commandLine().isEphemeral());
        if (refusal.isEmpty()) {
            preflight
                    .warning(
                            request.settings().limits().deadline(),
                            request.settings().limits().credentialsWait())
                    .ifPresent(warning -> StandardError.complain("warning: " + warning));
        }
        return refusal;
    }
}
