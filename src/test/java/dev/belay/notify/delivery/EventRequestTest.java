package dev.belay.notify.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Choice;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.SessionId;
import dev.belay.notify.Incidents;
import dev.belay.notify.NotificationRequest;
import dev.belay.supervise.SessionEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What may be answered elsewhere. */
class EventRequestTest {
    private static final Path ANSWER = Path.of("/run/answer");
    private static final EventRequest.Again NONE = new EventRequest.Again() {
        @Override
        public List<String> resume(SessionId session) {
            return List.of();
        }

        @Override
        public List<String> compact(SessionId session) {
            return List.of();
        }

        @Override
        public String byHand(SessionId session) {
            return "";
        }
    };

    private static NotificationRequest of(SessionEvent event) {
        return new EventRequest(Path.of("/p"), NONE, Optional.of(ANSWER)).of(event);
    }

    private static List<String> choices(Choice... choices) {
        Step.Offer offer =
                new Step.Offer(List.of(choices), Optional.of(Incidents.SESSION), Optional.empty(), Optional.empty());
        return of(new SessionEvent.PersonNeeded(Incidents.of(Recovery.ASK, "x", offer)))
                .choices();
    }

    @Test
    void whatIsOfferedFirstAndToStop() {
        assertEquals(List.of("r Resume", "q Stop"), choices(Choice.RESUME));
        assertEquals(
                List.of("w Wait", "r Resume", "q Stop"),
                choices(Choice.WAIT, Choice.RESUME, Choice.GO_ON, Choice.COMPACT));
        assertEquals(List.of("s Start again", "q Stop"), choices(Choice.RESTART));
        for (Choice choice : Choice.values()) {
            assertEquals(choice.key(), choices(choice).get(0).charAt(0));
        }
    }

    @Test
    void aWaitForSomebodyCanBeGivenUpAndAClickResumesNothing() {
        NotificationRequest request = of(new SessionEvent.PersonNeeded(
                Incidents.asked("x"), Optional.of(new SessionEvent.Awaited("s", "f", Optional.empty(), "u"))));
        assertEquals(Optional.of(ANSWER.toString()), request.answer());
        NotificationRequest waits = of(new SessionEvent.PersonNeeded(
                Incidents.of(Recovery.ASK, "x", new Step.Say()),
                Optional.of(new SessionEvent.Awaited("s", "f", Optional.empty(), "u"))));
        assertEquals(List.of("q Stop"), waits.choices());
        assertEquals(Optional.of(ANSWER.toString()), waits.answer());
        assertEquals(Optional.empty(), waits.click());
    }

    @Test
    void newsAsksNothing() {
        NotificationRequest request = of(new SessionEvent.GivenUp(Incidents.givenUp("x")));
        assertEquals(Optional.empty(), request.answer());
        assertEquals(List.of(), request.choices());
    }
}
