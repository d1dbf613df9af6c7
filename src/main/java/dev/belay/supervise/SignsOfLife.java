package dev.belay.supervise;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Progress;
import dev.belay.evidence.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a dead man's switch hears of a session: that it has begun, that it gets on, that it has ended well. Only answers and
 * results count as getting on, and it is said so often at most: a session that hangs, fails or waits says nothing, and that
 * silence is the alarm.
 */
final class SignsOfLife {
    private final Notifier notifier;
    private final Supplier<Optional<Duration>> interval;
    private boolean begun;
    private Optional<SessionId> session = Optional.empty();
    private Progress known = Progress.NONE;
    private Instant told = Instant.MIN;

    /** @param interval how often it is said at most that the session gets on; nothing where nobody listens */
    SignsOfLife(Notifier notifier, Supplier<Optional<Duration>> interval) {
        this.notifier = notifier;
        this.interval = interval;
    }

    /** How the session stands while it runs. */
    void seen(Evidence now) {
        Optional<Duration> every = interval.get();
        if (every.isEmpty()) {
            return;
        }
        if (!begun) {
            begun = true;
            tell(now, SessionEvent.SignOfLife.Sign.STARTED);
        }
        if (!now.session().equals(session)) {
            // What stands in it already was done before.
            session = now.session();
            known = now.transcript().progress();
        }
        boolean progress = now.transcript().error().isEmpty()
                && now.transcript().progress().stepsSince(known) > 0;
        if (progress && !now.at().isBefore(told.plus(every.get()))) {
            known = now.transcript().progress();
            tell(now, SessionEvent.SignOfLife.Sign.PROGRESS);
        }
    }

    /** It has ended as it should. */
    void done(Evidence end) {
        if (begun && interval.get().isPresent()) {
            tell(end, SessionEvent.SignOfLife.Sign.DONE);
        }
    }

    private void tell(Evidence now, SessionEvent.SignOfLife.Sign sign) {
        told = now.at();
        notifier.tell(new SessionEvent.SignOfLife(now, sign));
    }
}
