package dev.belay.notify.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.notify.EventType;
import dev.belay.notify.Incidents;
import dev.belay.notify.Notification;
import dev.belay.notify.NotificationRequest;
import dev.belay.notify.NotificationText;
import dev.belay.notify.channel.Channel;
import dev.belay.settings.NotificationSettings;
import dev.belay.supervise.SessionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class DeliveryTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** A channel that writes down what it is told, or fails. */
    private record Note(String name, List<String> told, boolean fails) implements Channel {
        @Override
        public Optional<String> obstacle() {
            return Optional.empty();
        }

        @Override
        public void tell(NotificationRequest request) throws IOException {
            if (fails) {
                throw new IOException("no");
            }
            told.add(name + " " + request.notification().eventType().id());
        }
    }

    private Delivery delivery(String notifications) throws Exception {
        Path file = folder.resolve("belay/settings.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"notifications\": " + notifications + "}");
        NotificationSettings settings = NotificationSettings.read(Map.of("XDG_CONFIG_HOME", folder.toString()));
        return new Delivery(
                settings,
                one -> new Note(one.type().id(), told, one.target().command().contains("fail")),
                new SentLog(Optional.of(folder.resolve("ledger"))),
                ZoneOffset.UTC);
    }

    private static NotificationRequest request(SessionEvent news, String session) {
        Notification made = new NotificationText(Path.of("/home/u/web")).of(news);
        Notification mine = new Notification(
                new Notification.Event(made.id() + session, made.at(), made.eventType()),
                made.failure(),
                made.message(),
                new Notification.Origin(made.project(), made.directory(), Optional.of(session)),
                made.because(),
                made.underWay());
        return new NotificationRequest(mine, List.of(), List.of(), Optional.empty());
    }

    private static NotificationRequest givenUp(String because, String session) {
        return request(new SessionEvent.GivenUp(Incidents.givenUp(because)), session);
    }

    private static NotificationRequest recovered(String session) {
        return request(
                new SessionEvent.Recovered(
                        Incidents.givenUp("x"), Incidents.givenUp("x").evidence()),
                session);
    }

    private static List<Delivery.Result.Outcome> outcomes(List<Delivery.Result> results) {
        return results.stream().map(Delivery.Result::outcome).toList();
    }

    @Test
    void eachChannelHearsOfTheEventsThatItIsToHearOf() throws Exception {
        Delivery delivery = delivery("""
                {"channels": [{"type": "desktop", "events": ["recovered"]}, {"type": "terminal"}]}""");
        assertEquals(
                Arrays.asList(Delivery.Result.Outcome.LEFT_OUT, Delivery.Result.Outcome.TOLD),
                outcomes(delivery.tell(givenUp("x", "a"), NOON)));
        assertEquals(List.of("terminal given-up"), told);
    }

    @Test
    void thePopupClosesAfterARecoveryThatIsNotToBeTold() throws Exception {
        delivery("{\"channels\": [{\"type\": \"desktop\", \"events\": [\"given-up\"]}]}")
                .tell(recovered("a"), NOON);
        assertEquals(List.of("desktop seen-to"), told);
    }

    @Test
    void nothingIsToldTwiceThroughOneChannel() throws Exception {
        Delivery delivery = delivery("{\"channels\": [{\"type\": \"desktop\"}, {\"type\": \"terminal\"}]}");
        delivery.tell(givenUp("x", "a"), NOON);
        delivery.tell(givenUp("x", "a"), NOON);
        assertEquals(2, told.size(), told::toString);
    }

    @Test
    void inQuietHoursNothingIsToldAndAChannelMayHaveItsOwn() throws Exception {
        Delivery delivery = delivery("""
                {"quiet-hours": "11:00-13:00",
                 "channels": [{"type": "desktop"}, {"type": "terminal", "quiet-hours": "22:00-07:00"}]}""");
        delivery.tell(givenUp("x", "a"), NOON);
        assertEquals(List.of("terminal given-up"), told);
        delivery.tell(givenUp("y", "a"), NOON.plusSeconds(3600));
        assertTrue(told.size() >= 2, told::toString);
    }

    @Test
    void aStormOfSessionsThatFailForOneCauseIsToldOnce() throws Exception {
        Delivery delivery = delivery("{\"channels\": [{\"type\": \"desktop\"}]}");
        delivery.tell(givenUp("529 overloaded, req_123", "a"), NOON);
        delivery.tell(givenUp("529 overloaded, req_456", "b"), NOON.plusSeconds(10));
        delivery.tell(givenUp("529 overloaded, req_789", "c"), NOON.plusSeconds(200));
        assertEquals(1, told.size(), told::toString);
        delivery.tell(givenUp("another thing", "b"), NOON.plusSeconds(20));
        assertEquals(2, told.size(), told::toString);
        delivery.tell(givenUp("529 overloaded, req_123", "d"), NOON.plusSeconds(3600));
        assertEquals(3, told.size(), told::toString);
    }

    @Test
    void theEndOfAStormIsToldOnceAndClosesEveryPopup() throws Exception {
        Delivery delivery = delivery("{\"channels\": [{\"type\": \"desktop\"}, {\"type\": \"terminal\"}]}");
        delivery.tell(recovered("a"), NOON);
        told.clear();
        delivery.tell(recovered("b"), NOON.plusSeconds(5));
        assertEquals(List.of("desktop seen-to"), told);
    }

    @Test
    void aChannelThatFailsIsNoMatterForTheOthers() throws Exception {
        Delivery delivery = delivery("""
                {"channels": [{"type": "exec", "command": ["fail"]}, {"type": "desktop"}]}""");
        List<Delivery.Result> results = delivery.tell(givenUp("x", "a"), NOON);
        assertEquals(new Delivery.Result("exec", Delivery.Result.Outcome.FAILED, "no"), results.get(0));
        assertEquals(List.of("desktop given-up"), told);
    }

    @Test
    void manyBelaysAtOnceAgreeOnWhoTellsOfAStorm() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> belays = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Delivery delivery = delivery("{\"channels\": [{\"type\": \"desktop\"}]}");
            String session = "session" + i;
            Thread belay = new Thread(() -> {
                try {
                    start.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
                delivery.tell(givenUp("x", session), NOON);
            });
            belay.start();
            belays.add(belay);
        }
        start.countDown();
        for (Thread belay : belays) {
            belay.join();
        }
        assertEquals(1, told.size(), told::toString);
    }

    @Test
    void theIdsOfTheSettingsAreThoseOfTheEvents() {
        for (String event : NotificationSettings.EVENTS) {
            assertTrue(EventType.named(event).isPresent(), event);
        }
    }
}
