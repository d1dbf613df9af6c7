package dev.belay.watch;

import dev.belay.claude.BackgroundSessions;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Whether a client that has ended has left its session to its daemon, where it goes on. */
final class HandOver {
    /** The last line of a client that was left with {@code /background} (2.1.332). */
    private static final String SAID = "backgrounded \u00b7 ";

    private static final int LOOKS = 30;
    private static final long BETWEEN_LOOKS = 100_000_000;

    private HandOver() {}

    /** The same of a client that has ended; where its session goes on without it, that is how the session stands. */
    static Evidence noted(Evidence end, Path configuration) {
        return mayHaveHandedOver(end.exit()) && happened(configuration, end.session(), end.screen())
                ? end.with(SessionFile.BACKGROUND)
                : end;
    }

    /** A client that is refused the session, for the daemon has it already, ends with 1. */
    static boolean mayHaveHandedOver(Exit exit) {
        return exit.isSuccess() || exit instanceof Exit.Signal;
    }

    /** What opens and what stops the session in the background; nothing where it does not go on there. */
    static Optional<String> wayBack(Path configuration, SessionId session) {
        return BackgroundSessions.read(configuration).of(session).map(BackgroundSessions.Job::wayBack);
    }

    /** The daemon's roster may come a moment after the client has said so and gone. */
    static boolean happened(Path configuration, Optional<SessionId> session, Screen screen) {
        int looks = session.isEmpty() ? 0 : screen.text().contains(SAID) ? LOOKS : 1;
        for (int i = 0; i < looks; i++) {
            if (BackgroundSessions.read(configuration).of(session.get()).isPresent()) {
                return true;
            }
            if (i + 1 < looks) {
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        }
        return false;
    }
}
