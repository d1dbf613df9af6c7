package dev.belay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Evidence;
import dev.belay.notify.Incidents;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.SessionEvent;
import dev.belay.supervise.SessionEvent.SignOfLife.Sign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class PingChannelTest {
    private static final HttpPost QUICK = new HttpPost(Duration.ofSeconds(60), List.of(Duration.ofMillis(10)));

    private static NotificationRequest request(SessionEvent event) {
        return new NotificationRequest(
                new NotificationText(Path.of("/home/u/web")).of(event), List.of(), List.of(), Optional.empty());
    }

    private static NotificationRequest sign(Sign sign) {
        Evidence evidence = Incidents.givenUp("x").evidence();
        return request(new SessionEvent.SignOfLife(evidence, sign));
    }

    @Test
    void asksForTheAddressOfEachSign() throws Exception {
        try (Receiver receiver = new Receiver(200)) {
            PingChannel ping = new PingChannel(receiver.url("/uuid"), QUICK);
            ping.tell(sign(Sign.STARTED));
            ping.tell(sign(Sign.PROGRESS));
            ping.tell(sign(Sign.DONE));
            ping.tell(NotificationRequest.test(Path.of("/home/u/web"), Instant.EPOCH));
            for (String path : List.of("/uuid/start", "/uuid", "/uuid", "/uuid")) {
                Receiver.Received got = receiver.next();
                assertEquals(path, got.path());
                assertEquals("", got.body());
            }
            ping.tell(request(new SessionEvent.GivenUp(Incidents.givenUp("x"))));
            Receiver.Received failed = receiver.next();
            assertEquals("/uuid/fail", failed.path());
            assertTrue(failed.body().startsWith("Claude has stopped in web\n"), failed.body());
            assertTrue(failed.header("Content-type").startsWith("text/plain"), failed.header("Content-type"));
        }
    }

    @Test
    void whatStandsBehindTheQuestionMarkStaysAtTheEnd() throws Exception {
        try (Receiver receiver = new Receiver(200)) {
            new PingChannel(receiver.url("/push/token/?status=up"), QUICK).tell(sign(Sign.STARTED));
            assertEquals("/push/token/start", receiver.next().path());
        }
    }

    @Test
    void triesAgainAndKeepsTheAddressToItself() throws Exception {
        try (Receiver receiver = new Receiver(503)) {
            PingChannel ping = new PingChannel(receiver.url("/secret-uuid"), QUICK);
            IOException failure = assertThrows(IOException.class, () -> ping.tell(sign(Sign.PROGRESS)));
            assertEquals(2, receiver.count());
            assertFalse((failure.getMessage() + ping.name()).contains("secret-uuid"));
        }
    }
}
