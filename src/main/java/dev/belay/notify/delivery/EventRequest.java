package dev.belay.notify.delivery;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionId;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an event into words, with the commands that bring its session back and the way in which a click answers. */
public final class EventRequest {
    private static final int MOST_BUTTONS = 3;
    /** The key that quits, as the message on the terminal says. */
    private static final String STOP = "q Stop";

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
                offer.isPresent() || awaits(event) ? answer.map(Path::toString) : Optional.empty(),
                offer.map(EventRequest::choices).orElse(awaits(event) ? List.of(STOP) : List.of()));
    }

    /** Whether it waits for somebody who renews what claude signs in with: that can be given up. */
    private static boolean awaits(SessionEvent event) {
        return event instanceof SessionEvent.PersonNeeded news && news.awaited().isPresent();
    }

    /** A phone has room for three. */
    private static List<String> choices(Step.Offer offer) {
        List<String> choices = new ArrayList<>();
        for (Choice choice : offer.choices()) {
            if (choices.size() < MOST_BUTTONS - 1) {
                choices.add(choice.key() + " " + label(choice));
            }
        }
        choices.add(STOP);
        return choices;
    }

    private static String label(Choice choice) {
        return switch (choice) {
            case WAIT -> "Wait";
            case RESUME -> "Resume";
            case GO_ON -> "Go on";
            case COMPACT -> "Compact";
            case REPAIR -> "Repair";
            case TRIM -> "Trim";
            case RELEASE -> "Take back";
            case RESTART -> "Start again";
        };
    }
}
