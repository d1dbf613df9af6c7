package dev.belay.notify;

import java.util.Optional;

/** The same news of another session. */
public final class OtherSession {
    private OtherSession() {}

    public static Notification of(Notification one) {
        return new Notification(
                one.event(),
                one.failure(),
                one.message(),
                new Notification.Origin(one.project(), one.directory(), Optional.of("another")),
                one.because(),
                one.underWay());
    }
}
