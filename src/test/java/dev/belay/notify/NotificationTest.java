package dev.belay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Notification GIVEN_UP = new Notification(
            new Notification.Event("1", Instant.EPOCH, EventType.GIVEN_UP),
            "credit",
            new Notification.Message("web: stopped", "The credit is used up.", "", "belay resume 0a80a98a"),
            new Notification.Origin("web", Path.of("/home/u/web"), Optional.of("0a80a98a")),
            List.of("Credit balance is too low", "HTTP 400"),
            Optional.of("mend the login"));

    @Test
    void saysOnlyWhatThereIsLineByLine() {
        assertEquals(
                List.of(
                        "The credit is used up.",
                        "Because Credit balance is too low; HTTP 400",
                        "Task: \"mend the login\"",
                        "Session 0a80a98a",
                        "To continue: belay resume 0a80a98a"),
                GIVEN_UP.lines());
    }

    @Test
    void aDiscreetOneHoldsNoWordOfTheClientsOrTheUsers() {
        assertEquals(
                List.of("The credit is used up.", "Session 0a80a98a", "To continue: belay resume 0a80a98a"),
                GIVEN_UP.discreet().lines());
    }

    @Test
    void withoutThePromptItStillSaysWhatTheClientReported() {
        List<String> lines = GIVEN_UP.withoutPrompt().lines();
        assertTrue(lines.contains("Because Credit balance is too low; HTTP 400"), lines::toString);
        assertFalse(lines.toString().contains("mend the login"), lines::toString);
    }

    @Test
    void sayingSomethingElseLeavesItsPlaceAndItsTitle() {
        Notification other = GIVEN_UP.saying("Somebody has seen to it.", "");
        assertEquals("web: stopped", other.title());
        assertEquals("Somebody has seen to it.", other.say());
        assertEquals("", other.type());
        assertEquals(GIVEN_UP.origin(), other.origin());
    }

    @Test
    void isTheSameEventOfAnotherType() {
        Notification seenTo = GIVEN_UP.as(EventType.SEEN_TO);
        assertTrue(seenTo.isSeenTo());
        assertFalse(GIVEN_UP.isSeenTo());
        assertEquals(GIVEN_UP.id(), seenTo.id());
        assertEquals(GIVEN_UP.at(), seenTo.at());
    }
}
