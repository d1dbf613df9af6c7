package dev.belay.notify.delivery;

import dev.belay.decide.Step;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Puts an event into words, with the commands that bring its session back and the way in which a click answers. */
public final class EventRequest {
    private final Path directory;
    private final Again again;
    private final Optional<Path> answer;

    /** The commands that bring a session back, the user's own words replayed. */
    public interface Again {
        /** Empty when there is none. */
        List<String> resume(SessionId session);

        /** Empty when there is none. */
        List<String> compact(SessionId session);

        /** What a person types to go on without us. */
        String byHand(SessionId session);
    }

    /** @param answer where a click may answer the question on the terminal */
    public EventRequest(Path directory, Again again, Optional<Path> answer) {
        this.directory = directory;
        this.again = again;
        this.answer = answer;
    }

    /** What is told of it. */
    NotificationRequest of(SessionEvent event) {
        Optional<Incident> over = event.stopped();
        Optional<SessionId> session = over.map(Incident::evidence)
                .filter(evidence -> evidence.transcript().hasConversation())
                .flatMap(Evidence::session);
        Optional<Step.Offer> offer = over.flatMap(Incident::offer);
        boolean compacts = offer.map(Step.Offer::compacts)
                .or(() ->
                        over.map(incident -> incident.diagnosis().best().rule().compacts()))
                .orElse(false);
        return new NotificationRequest(
                new NotificationText(directory, again::byHand).of(event),
                session.map(again::resume).orElse(List.of()),
                session.filter(any -> compacts).map(again::compact).orElse(List.of()),
                offer.flatMap(asked -> answer.map(Path::toString)));
    }
}
