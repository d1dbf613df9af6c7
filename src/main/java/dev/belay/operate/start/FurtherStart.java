package dev.belay.operate.start;

import dev.belay.evidence.SessionId;
import dev.belay.operate.client.ClientLauncher;
import java.util.Optional;

/** Starts claude again, unless something forbids it; what comes back is the reason why not. */
public final class FurtherStart {
    private final ClientLauncher launcher;
    private final ResumeGuard guard;
    private final BackgroundSession background;

    public FurtherStart(ClientLauncher launcher, ResumeGuard guard, BackgroundSession background) {
        this.launcher = launcher;
        this.guard = guard;
        this.background = background;
    }

    /** What would forbid that this session is resumed. */
    public Optional<Refusal> forbidden(SessionId session) {
        return guard.refusal(session);
    }

    /** On this session. */
    public Optional<Refusal> resume(SessionId session, Optional<String> prompt) {
        return forbidden(session).or(() -> started(launcher.resume(session, prompt)));
    }

    /** With the user's own words. */
    public Optional<Refusal> restart() {
        return started(launcher.restart());
    }

    /** As it was started last, once the background session of this job, which holds the session, has been ended. */
    public Optional<Refusal> release(String job) {
        return background.stop(job).map(Refusal::forNow).or(() -> started(launcher.again()));
    }

    private static Optional<Refusal> started(Optional<String> failure) {
        return failure.map(Refusal::notFound);
    }
}
