package dev.belay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.supervise.Incident;
import dev.belay.supervise.SessionEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationTextTest {
    private final NotificationText words = new NotificationText(Path.of("/home/u/web<b>&shop"));

    @Test
    void saysWhatHappenedWhereWhatBelayDoesAndWhatToType() {
        Notification told =
                new NotificationText(Path.of("/home/u/web")).of(new SessionEvent.GivenUp(Incidents.givenUp("500")));
        assertEquals("Claude has stopped in web", told.title());
        assertEquals(
                List.of(
                        "The kernel killed claude.",
                        "Belay gave up: 5 recoveries in an hour without progress.",
                        "Session 0a80a98a-2efd-473d-8988-80fe42db6e92",
                        "To continue: claude --resume 0a80a98a-2efd-473d-8988-80fe42db6e92"),
                told.discreet().lines());
        assertEquals("belay_1763642042000_0a80a98a_given_up".length(), told.id().length());
    }

    @Test
    void whatToTypeKeepsTheUsersFlagsUnlessAChannelWouldChangeThem() {
        Incident incident = Incidents.givenUp("500");
        String id = incident.evidence().session().orElseThrow().value();
        NotificationText plain =
                new NotificationText(Path.of("/"), session -> "claude --model sonnet --resume " + session);
        assertEquals(
                "claude --model sonnet --resume " + id,
                plain.of(new SessionEvent.GivenUp(incident)).type());
        NotificationText odd =
                new NotificationText(Path.of("/"), session -> "claude --settings '<b>' --resume " + session);
        assertEquals(
                "belay resume " + id, odd.of(new SessionEvent.GivenUp(incident)).type());
    }

    @Test
    void nothingHostileGetsThroughAndNothingIsLong() {
        for (String hostile : Hostile.TEXTS) {
            Notification told = words.of(new SessionEvent.GivenUp(Incidents.givenUp(hostile)));
            Hostile.assertHarmless(told.title() + "\n" + String.join("\n", told.lines()));
            Hostile.assertHarmless(NotificationJson.event(told));
            assertTrue(String.join("\n", told.lines()).length() < 1500);
        }
    }

    @Test
    void discreetMeansNeitherTheClientsNorTheUsersWords() {
        Notification told = words.of(new SessionEvent.PersonNeeded(Incidents.asked("secret code")));
        assertTrue(String.join("\n", told.lines()).contains("secret plan"));
        String discreet = NotificationJson.of(told.discreet());
        assertFalse(discreet.contains("secret plan"), discreet);
        assertFalse(discreet.contains("secret code"), discreet);
        assertFalse(discreet.contains("/home/u"), discreet);
    }

    @Test
    void whatIsAliveIsToldWithoutACommandToType() {
        var evidence = Incidents.session(Incidents.NOW, new Exit.Running(), Transcript.Ending.TOOL_USE, 1, false);
        Notification waiting = words.of(new SessionEvent.Waiting(evidence, Duration.ofMinutes(2)));
        assertEquals(EventType.WAITING, waiting.eventType());
        assertEquals("It asked for permission 2 min ago.", waiting.say());
        Notification finished = words.of(new SessionEvent.Finished(evidence, Duration.ofSeconds(400)));
        assertEquals("The turn took 6 min 40 s.", finished.say());
        assertEquals("", finished.type());
    }

    @Test
    void aRequestComesThroughAPipeAsItWas() throws IOException {
        Notification told = words.of(new SessionEvent.GivenUp(Incidents.givenUp("502 <html>")));
        NotificationRequest request = new NotificationRequest(
                told, List.of("belay", "run", "--", "--resume", "x y"), List.of(), Optional.of("/a"));
        byte[] json = NotificationJson.of(request).getBytes(StandardCharsets.UTF_8);
        assertEquals(request, NotificationJson.read(new ByteArrayInputStream(json)));
    }

    @Test
    void anAddressIsShownWithoutWhatMayBeASecretInIt() {
        assertEquals("https://ntfy.sh/...", Harmless.address("https://ntfy.sh/my-secret-topic"));
        assertEquals("https://h.example/...", Harmless.address("https://h.example?token=abc"));
        assertFalse(Harmless.address("https://user:passw0rd@h.example/x").contains("passw0rd"));
    }

    @Test
    void saysWhatToTypeToRenewCredentials() {
        SessionEvent.Awaited awaited = new SessionEvent.Awaited(
                "the AWS SSO session of profile dev expired 2 h ago",
                "Run `aws sso login --profile dev` in another window to sign in again.",
                Optional.of("aws sso login --profile dev"),
                "07:00:00");
        Notification told = new NotificationText(Path.of("/home/u/web"))
                .of(new SessionEvent.PersonNeeded(Incidents.asked("x"), Optional.of(awaited)));
        assertEquals("aws sso login --profile dev", told.type());
        assertEquals("the AWS SSO session of profile dev expired 2 h ago.", told.say());
        assertEquals(
                "Run 'aws sso login --profile dev' in another window to sign in again. Belay waits for that until 07:00:00"
                        + " and then goes on by itself.",
                told.now());
    }
}
