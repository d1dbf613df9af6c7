package dev.belay.notify;

import dev.belay.decide.RetryText;
import dev.belay.evidence.SessionId;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** The notifications of a failure, from its warning to its end. */
final class IncidentNotifications {
    private final Envelope envelope;
    private final IncidentWords words;

    /** @param byHand what to type to continue a session, with the flags that the user gave */
    IncidentNotifications(Envelope envelope, Function<SessionId, String> byHand) {
        this.envelope = envelope;
        this.words = new IncidentWords(byHand);
    }

    Notification givenUp(Incident incident) {
        return failure(EventType.GIVEN_UP, "Claude has stopped in ", incident, words.reason(incident));
    }

    Notification personNeeded(SessionEvent.PersonNeeded news) {
        Incident incident = news.incident();
        return news.awaited()
                .map(awaited -> awaited(incident, awaited))
                .orElseGet(() -> personNeeded(incident, words.question(incident)));
    }

    private Notification personNeeded(Incident incident, String now) {
        return failure(EventType.PERSON_NEEDED, "Claude needs you in ", incident, now);
    }

    /** The one thing to type is what renews the credentials: Belay goes on by itself after that. */
    private Notification awaited(Incident incident, SessionEvent.Awaited awaited) {
        return personNeeded(incident, IncidentWords.renewal(awaited))
                .saying(IncidentWords.cause(awaited), IncidentWords.command(awaited));
    }

    Notification seenTo(Incident incident) {
        return failure(EventType.SEEN_TO, "Taken care of in ", incident, "");
    }

    /** There is nothing left to type. */
    Notification recovered(SessionEvent.Recovered news) {
        Notification failed = failure(
                EventType.RECOVERED,
                "Claude continues in ",
                news.incident(),
                "Belay brought the session back, and claude has answered.");
        return failed.saying(failed.say(), "").at(news.evidence().at());
    }

    Notification warned(SessionEvent.Warned news) {
        Optional<String> spent = IncidentWords.spent(news.evidence());
        if (spent.isPresent()) {
            return failure(EventType.WARNING, "A limit is near in ", news.incident(), spent.get());
        }
        return news.evidence()
                .liveness()
                .retrying()
                .flatMap(retrying -> RetryText.of(news.evidence(), ZoneId.systemDefault()))
                .map(again -> failure(EventType.WARNING, "Claude is held up in ", news.incident(), again))
                .orElseGet(() -> failure(
                        EventType.WARNING, "Memory is running low in ", news.incident(), "It keeps running for now."));
    }

    private Notification failure(EventType type, String title, Incident incident, String now) {
        return envelope.around(
                type,
                incident.evidence(),
                incident.diagnosis().failure(),
                new Notification.Message(title + envelope.project(), words.say(incident), now, words.command(incident)),
                words.because(incident));
    }
}
