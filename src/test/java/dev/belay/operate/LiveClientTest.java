package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Transcript;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.wait.NetworkWait;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import dev.belay.testing.Rules;
import dev.belay.transcript.Transcripts;
import dev.belay.watch.follow.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class LiveClientTest {
    private static final Optional<Outcome> WATCHING = Optional.of(new Outcome.Watching());

    @TempDir
    Path folder;

    private ScriptedClient client;

    /** One at its prompt, which writes its end down when it is asked to end. */
    private Transcript running(Map<String, String> environment) throws Exception {
        client = new ScriptedClient(folder, environment, "2.1.332");
        client.does(
                "trap 'write bye; exit 0' TERM; write '" + Transcripts.prompt("work") + "'; " + ScriptedClient.STAYS);
        Snapshot snapshot = client.start(
                now -> now.hooks().heard() && now.transcript().lastPrompt().isPresent());
        return snapshot.transcript();
    }

    @AfterEach
    void end() {
        client.close();
    }

    private void moves() throws IOException {
        Files.writeString(client.transcript(), Transcripts.answer("m1", "done") + "\n", StandardOpenOption.APPEND);
    }

    private static Incident incident(Transcript seen, Liveness liveness) {
        Evidence evidence =
                Evidence.of(Instant.now(), new Exit.Running()).with(seen).with(liveness);
        return new Incident(
                evidence,
                Rules.diagnosis(Rules.rule("stalled", Kind.LATER, Recovery.RESUME)),
                new Plan(Recovery.RESUME, List.of(new Step.Stop()), "because"));
    }

    private static Incident incident(Transcript seen) {
        return incident(seen, Liveness.none());
    }

    private static Step.Pause pause(Duration length) {
        Instant now = Instant.now();
        return new Step.Pause(now, now.plus(length).atZone(ZoneOffset.UTC), Optional.empty(), "a retry", 1, 5);
    }

    @Test
    void endsAClientThatIsAsItWasSeen() throws Exception {
        Transcript seen = running(Map.of());
        assertEquals(Optional.empty(), client.liveClient().stop(incident(seen), false));
        assertTrue(client.live().ended());
        assertTrue(Files.readString(client.transcript()).endsWith("bye\n"), "it was not asked politely");
    }

    /** What was typed by Belay is no task in the evidence, and stands in the transcript. */
    @Test
    void endsAClientWhoseLastPromptWasBelaysOwn() throws Exception {
        Transcript seen = running(Map.of());
        Files.writeString(client.transcript(), Transcripts.prompt("Go on.") + "\n", StandardOpenOption.APPEND);
        ScriptedClient.await(client.live(), now -> !now.transcript().equals(seen));
        Transcript apart = client.live().now().orElseThrow().transcript().withEarlierTask();
        assertEquals(seen.task(), apart.task());
        assertEquals(Optional.empty(), client.liveClient().stop(incident(apart), false));
        assertTrue(client.live().ended());
    }

    @Test
    void endsNoClientThatHasGoneOnMeanwhile() throws Exception {
        Transcript seen = running(Map.of());
        moves();
        ScriptedClient.await(client.live(), now -> !now.transcript().equals(seen));
        assertEquals(WATCHING, client.liveClient().stop(incident(seen), false));
        assertFalse(client.live().ended());
    }

    @Test
    void endsNoClientWhoseUserHasTypedMeanwhile() throws Exception {
        Transcript seen = running(Map.of());
        Liveness other = Liveness.none().touched(Optional.of(Instant.now()));
        assertEquals(WATCHING, client.liveClient().stop(incident(seen, other), false));
        assertFalse(client.live().ended());
    }

    @Test
    void aPauseIsOverWhenNothingHasHappenedMeanwhile() throws Exception {
        Transcript seen = running(Map.of());
        assertEquals(Optional.empty(), client.liveClient().pause(pause(Duration.ofMillis(300)), incident(seen)));
    }

    @Test
    void aPauseEndsAsSoonAsTheClientGoesOn() throws Exception {
        Transcript seen = running(Map.of());
        CompletableFuture<Optional<Outcome>> outcome = CompletableFuture.supplyAsync(
                () -> client.liveClient().pause(pause(Duration.ofHours(3)), incident(seen)));
        moves();
        assertEquals(WATCHING, outcome.get(60, TimeUnit.SECONDS));
    }

    @Test
    void aPauseEndsWithTheClient() throws Exception {
        Transcript seen = running(Map.of());
        CompletableFuture<Optional<Outcome>> outcome = CompletableFuture.supplyAsync(
                () -> client.liveClient().pause(pause(Duration.ofHours(3)), incident(seen)));
        client.live().child().signal(dev.belay.posix.Signals.KILL);
        assertEquals(WATCHING, outcome.get(60, TimeUnit.SECONDS));
    }

    @Test
    void doesNotWaitForANetworkThatIsThere() throws Exception {
        try (ServerSocket api = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Transcript seen = running(Map.of("ANTHROPIC_BASE_URL", "http://127.0.0.1:" + api.getLocalPort()));
            assertEquals(Optional.empty(), network().awaitBeside(pause -> client.liveClient()
                    .pause(pause, incident(seen))));
        }
    }

    @Test
    void stopsWaitingForTheNetworkOnceTheClientGoesOn() throws Exception {
        Transcript seen = running(Map.of("ANTHROPIC_BASE_URL", "http://127.0.0.1:1"));
        CompletableFuture<Optional<Outcome>> outcome = CompletableFuture.supplyAsync(
                () -> network().awaitBeside(pause -> client.liveClient().pause(pause, incident(seen))));
        moves();
        assertEquals(WATCHING, outcome.get(60, TimeUnit.SECONDS));
    }

    private NetworkWait network() {
        return new NetworkWait(client::provider, new RecordedDialog(), new CancellableWait(Optional::empty));
    }

    @Test
    void aClientThatTakesNothingHasNotTakenThePrompt() throws Exception {
        running(Map.of());
        client.live().end(Duration.ofSeconds(10));
        assertFalse(client.liveClient().type(new Step.Type(ScriptedClient.SESSION, "go on")));
    }
}
