package dev.belay.notify;

import dev.belay.decide.HumanTime;
import dev.belay.evidence.SessionId;
import dev.belay.report.FailureMessage;
import dev.belay.supervise.SessionEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** Puts an event into words. Pure: an event in, a notification out. */
public final class NotificationText {
    private final Envelope envelope;
    private final IncidentNotifications incidents;

    /** @param directory where the client works */
    public NotificationText(Path directory) {
        this(directory, FailureMessage::byHand);
    }

    /** @param byHand what to type to continue a session, with the flags that the user gave */
    public NotificationText(Path directory, Function<SessionId, String> byHand) {
        this.envelope = new Envelope(directory);
        this.incidents = new IncidentNotifications(envelope, byHand);
    }

    public Notification of(SessionEvent event) {
        return event.accept(new Texts());
    }

    /** The words for each kind of news. */
    private final class Texts implements SessionEvent.Visitor<Notification> {
        @Override
        public Notification givenUp(SessionEvent.GivenUp news) {
            return incidents.givenUp(news.incident());
        }

        @Override
        public Notification personNeeded(SessionEvent.PersonNeeded news) {
            return incidents.personNeeded(news);
        }

        @Override
        public Notification seenTo(SessionEvent.SeenTo news) {
            return incidents.seenTo(news.incident());
        }

        @Override
        public Notification recovered(SessionEvent.Recovered news) {
            return incidents.recovered(news);
        }

        @Override
        public Notification waiting(SessionEvent.Waiting news) {
            String asked = news.evidence().hooks().gaveUpContinuing()
                    ? "It does not continue by itself after its usage limit: press Enter in its terminal once that has reset."
                    : "It asked for permission " + HumanTime.span(news.since()) + " ago.";
            return envelope.around(EventType.WAITING, news.evidence(), message("Claude is waiting for you in ", asked));
        }

        @Override
        public Notification finished(SessionEvent.Finished news) {
            String took = "The turn took " + HumanTime.span(news.took()) + ".";
            return envelope.around(EventType.FINISHED, news.evidence(), message("Claude has finished in ", took));
        }

        @Override
        public Notification signOfLife(SessionEvent.SignOfLife news) {
            EventType type =
                    switch (news.sign()) {
                        case STARTED -> EventType.STARTED;
                        case PROGRESS -> EventType.PROGRESS;
                        case DONE -> EventType.DONE;
                    };
            return envelope.around(type, news.evidence(), message("Claude is at work in ", "It gets on."));
        }

        @Override
        public Notification warned(SessionEvent.Warned news) {
            return incidents.warned(news);
        }
    }

    private Notification.Message message(String title, String say) {
        return Notification.Message.of(title + envelope.project(), say);
    }

    /** What {@code belay notify} sends. */
    public Notification test(Instant at) {
        return envelope.around(
                EventType.TEST,
                at,
                Notification.Message.of(
                        "Belay can reach you", "This is a test from `belay notify`; nothing has happened."));
    }
}
