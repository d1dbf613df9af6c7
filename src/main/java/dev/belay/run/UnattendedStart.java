package dev.belay.run;

import dev.belay.console.StandardError;
import dev.belay.doctor.check.Preflight;
import dev.belay.operate.client.ClientLauncher;
import dev.belay.operate.client.RunContext;
import dev.belay.operate.start.FirstStart;
import dev.belay.operate.start.Refusal;
import java.util.Optional;

/** The first start of a session that nobody looks at: refused at once where it would come to nothing. */
final class UnattendedStart {
    private final RunRequest request;
    private final RunContext context;
    private final ClientLauncher launcher;

    UnattendedStart(RunRequest request, RunContext context, ClientLauncher launcher) {
        this.request = request;
        this.context = context;
        this.launcher = launcher;
    }

    Optional<Refusal> start() {
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
