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
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.wait.CredentialsWait;
import dev.belay.supervise.Incident;
import dev.belay.supervise.NotificationPolicy;
import dev.belay.supervise.NotificationThresholds;
import dev.belay.supervise.Outcome;
import dev.belay.testing.Rules;
import dev.belay.transcript.Transcripts;
import dev.belay.watch.follow.Snapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a plan for a client that is alive. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class PlanOnALiveClientTest {
    private static final Step SAY = new Step.Say();
    private static final Step RESUME = new Step.Resume(ScriptedClient.SESSION, Optional.of("go on"));

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private ScriptedClient client;

    @BeforeEach
    void prepare() throws Exception {
        client = new ScriptedClient(folder, "do it");
    }

    @AfterEach
    void end() {
        client.close();
    }

    private Outcome perform(Incident incident) {
        CancellableWait waiting = new CancellableWait(Optional::empty);
        CredentialsWait credentials = new CredentialsWait(
                () -> {
                    throw new AssertionError("no credentials are awaited beside a client that is alive");
                },
                dialog,
                waiting,
                new NotificationPolicy(event -> {}, () -> NotificationThresholds.DEFAULT));
        return client.operator(dialog, waiting, credentials).perform(incident);
    }

    /** Alive, as it stands now. */
    private Incident alive(Snapshot now, Step... steps) {
        Evidence evidence = Evidence.of(Instant.now(), new Exit.Running()).with(now.transcript());
        return new Incident(
                evidence.with(Liveness.none()),
                Rules.diagnosis(Rules.rule("memory-use", Kind.LATER, Recovery.RESUME), Map.of()),
                new Plan(Recovery.RESUME, List.of(steps), "because"));
    }

    private Snapshot running() throws Exception {
        client.does("write '" + Transcripts.prompt("do it") + "'; " + ScriptedClient.STAYS);
        return client.start(
                now -> now.hooks().heard() && now.transcript().lastPrompt().isPresent());
    }

    @Test
    void warnsInALineWhereTheScreenIsNotClaudes() throws Exception {
        Snapshot now = running();
        assertEquals(new Outcome.Watching(), perform(alive(now, new Step.Warn(), new Step.WatchOn(Optional.empty()))));
        assertEquals(1, dialog.lines().size());
        assertTrue(dialog.lines().get(0).startsWith("warning: "), dialog.lines()::toString);
        assertFalse(client.live().ended());
    }

    @Test
    void stopsAClientThatStalledAndResumesIt() throws Exception {
        Snapshot now = running();
        client.does("exit 0");
        assertEquals(new Outcome.Resumed(Recovery.RESUME), perform(alive(now, new Step.Stop(), SAY, RESUME)));
        assertEquals("--resume|" + ScriptedClient.SESSION + "|go on|", client.words());
    }

    @Test
    void doesNothingMoreOnceAClientThatIsAliveHasGoneOn() throws Exception {
        Snapshot now = running();
        Files.writeString(
                client.transcript(), Transcripts.answer("m1", "done") + "\n", java.nio.file.StandardOpenOption.APPEND);
        ScriptedClient.await(client.live(), later -> !later.transcript().equals(now.transcript()));
        assertEquals(new Outcome.Watching(), perform(alive(now, new Step.Stop(), SAY, RESUME)));
        assertEquals(List.of(), dialog.lines());
        assertEquals(1, client.starts().size());
    }

    /** It has no terminal: nothing that is typed arrives. */
    @Test
    void endsAndResumesTheClientThatDoesNotTakeAPrompt() throws Exception {
        Snapshot now = running();
        client.does("exit 0");
        Outcome outcome = perform(alive(now, new Step.Type(ScriptedClient.SESSION, "go on")));
        assertEquals(new Outcome.Resumed(Recovery.RESUME), outcome);
        assertEquals("--resume|" + ScriptedClient.SESSION + "|go on|", client.words());
        assertEquals(List.of("say memory-use"), dialog.lines());
    }
}
