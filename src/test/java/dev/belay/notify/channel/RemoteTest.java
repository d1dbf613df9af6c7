package dev.belay.notify.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.notify.Hostile;
import dev.belay.notify.Incidents;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class RemoteTest {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(10), Duration.ofMillis(10));
    /** Only for a server that never answers: on a busy machine any other may take longer. */
    private static final HttpPost IMPATIENT = new HttpPost(Duration.ofMillis(400), PAUSES);

    private static final HttpPost QUICK = new HttpPost(Duration.ofSeconds(60), PAUSES);

    @TempDir
    Path folder;

    private static NotificationRequest request(String because) {
        Notification notification =
                new NotificationText(Path.of("/home/u/web")).of(new SessionEvent.GivenUp(Incidents.givenUp(because)));
        return new NotificationRequest(notification, List.of("belay"), List.of(), Optional.empty());
    }

    /** The example of the specification's own libraries. */
    @Test
    void signsAsStandardWebhooksDoes() {
        Map<String, String> headers = StandardWebhook.headers(
                "whsec_" + KEY,
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");
        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", headers.get("webhook-signature"));
        assertEquals("1614265330", headers.get("webhook-timestamp"));
    }

    @Test
    void aReceiverCanCheckTheSignatureOfEveryTry() throws Exception {
        try (Receiver receiver = new Receiver(500, 200)) {
            new WebhookChannel(receiver.url("/hook"), "whsec_" + KEY, QUICK).tell(request("500"));
            for (int i = 0; i < 2; i++) {
                Receiver.Received got = receiver.next();
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
                String signed = got.header("Webhook-id") + "." + got.header("Webhook-timestamp") + "." + got.body();
                byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
                assertEquals("v1," + Base64.getEncoder().encodeToString(expected), got.header("Webhook-signature"));
                assertTrue(got.body().startsWith("{\"type\":\"belay.given-up\",\"timestamp\":\"2026-"), got.body());
                assertEquals("application/json", got.header("Content-type"));
            }
            assertEquals(2, receiver.count());
        }
    }

    @Test
    void triesAgainWhenTheServerIsOutOfOrderAndThenGivesUp() throws Exception {
        try (Receiver receiver = new Receiver(503)) {
            IOException failure =
                    assertThrows(IOException.class, () -> QUICK.send(receiver.url("/secret-path"), "{}", Map::of));
            assertEquals("it answered with HTTP status 503 (3 tries)", failure.getMessage());
            assertEquals(3, receiver.count());
        }
    }

    @Test
    void doesNotTryAgainWhatCannotHealAndFollowsNoRedirection() throws Exception {
        for (int status : new int[] {404, 302}) {
            try (Receiver receiver = new Receiver(status)) {
                assertThrows(IOException.class, () -> QUICK.send(receiver.url("/x"), "{}", Map::of));
                assertEquals(1, receiver.count());
            }
        }
    }

    @Test
    void aHangingServerAndARefusedConnectionEndInTime() throws Exception {
        String gone;
        try (Receiver receiver = new Receiver(Receiver.HANG)) {
            gone = receiver.url("/secret-path");
            IOException late = assertThrows(IOException.class, () -> IMPATIENT.send(gone, "{}", Map::of));
            assertTrue(late.getMessage().startsWith("no answer within"), late.getMessage());
        }
        IOException refused = assertThrows(IOException.class, () -> QUICK.send(gone, "{}", Map::of));
        assertFalse(refused.getMessage().contains("secret-path"), refused.getMessage());
    }

    @Test
    void slackAndNtfyAreToldInTheirOwnWay() throws Exception {
        try (Receiver receiver = new Receiver(200)) {
            new SlackChannel(receiver.url("/services/T/B/x"), QUICK).tell(request("x"));
            assertTrue(receiver.next().body().startsWith("{\"text\":\"Claude has stopped in web\\nThe kernel killed"));
            new NtfyChannel(receiver.url("/base/my-topic"), Optional.of("tk_x"), Optional.empty(), QUICK)
                    .tell(request("x"));
            Receiver.Received got = receiver.next();
            assertEquals("/base/", got.path());
            assertEquals("Bearer tk_x", got.header("Authorization"));
            assertTrue(got.body().contains("\"topic\":\"my-topic\""), got.body());
            assertTrue(got.body().contains("\"priority\":5"), got.body());
        }
    }

    @Test
    void nobodySeesAnythingHostile() throws Exception {
        try (Receiver receiver = new Receiver(200)) {
            for (String hostile : Hostile.TEXTS) {
                NotificationRequest request = request(hostile);
                new WebhookChannel(receiver.url("/"), "whsec_" + KEY, QUICK).tell(request);
                new SlackChannel(receiver.url("/"), QUICK).tell(request);
                new NtfyChannel(receiver.url("/t"), Optional.empty(), Optional.empty(), QUICK).tell(request);
                new ExecChannel(List.of("sh", "-c", "cat >'" + folder.resolve("in") + "'"), System.getenv())
                        .tell(request);
                for (int i = 0; i < 3; i++) {
                    Hostile.assertHarmless(receiver.next().body());
                }
                Hostile.assertHarmless(Files.readString(folder.resolve("in")));
            }
        }
    }

    @Test
    void aCommandGetsTheIncidentAsJsonAndItsFailureIsSaidWithoutItsWords() throws Exception {
        Path got = folder.resolve("got");
        new ExecChannel(List.of("sh", "-c", "cat >'" + got + "'"), System.getenv()).tell(request("x"));
        assertTrue(Files.readString(got).startsWith("{\"schemaVersion\":1,\"id\":\"belay_"), Files.readString(got));
        ExecChannel failing = new ExecChannel(List.of("sh", "-c", "echo no token; exit 3", "hunter2"), System.getenv());
        IOException failure = assertThrows(IOException.class, () -> failing.tell(request("x")));
        assertEquals("it exited with status 3: no token", failure.getMessage());
        assertEquals("exec sh", failing.name());
    }

    @Test
    void aCommandThatHangsOrDoesNotReadIsEnded() {
        ExecChannel hanging = new ExecChannel(List.of("sleep", "60"), System.getenv(), 200);
        assertThrows(IOException.class, () -> hanging.tell(request("x")));
        assertEquals(
                Optional.of("no such command"),
                new ExecChannel(List.of("no-such-command"), System.getenv()).obstacle());
    }
}
