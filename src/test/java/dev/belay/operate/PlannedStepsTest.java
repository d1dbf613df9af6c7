package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.provider.credentials.Credentials;
import dev.belay.decide.Choice;
import dev.belay.decide.Plan;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import dev.belay.notify.Incidents;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.wait.CredentialsWait;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import dev.belay.supervise.NotificationPolicy;
import dev.belay.supervise.NotificationThresholds;
import dev.belay.supervise.Outcome;
import dev.belay.transcript.Transcripts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a plan, on a client that is a script. */
@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class PlannedStepsTest {
    private static final Ending INTERRUPTED = new Ending.AsClaude(new Exit.Signal(2, "SIGINT"));
    private static final Step SAY = new Step.Say();
    private static final Step RESUME = new Step.Resume(ScriptedClient.SESSION, Optional.of("go on"));
    private static final String RESUMED = "--model|opus|--resume|" + ScriptedClient.SESSION + "|";

    @TempDir
    Path folder;

    private final RecordedDialog dialog = new RecordedDialog();
    private ScriptedClient client;

    @BeforeEach
    void prepare() throws Exception {
        client = new ScriptedClient(folder, "--model", "opus", "do it");
        client.does("hook SessionStart; [ -s \"$transcript\" ] || write '" + Transcripts.prompt("do it") + "'; exit 1");
    }

    @AfterEach
    void end() {
        client.close();
    }

    private Outcome perform(Incident incident) {
        return client.operator(dialog, new CancellableWait(Optional::empty), credentials(Optional.empty()))
                .perform(incident);
    }

    private Outcome perform(Step... steps) {
        return perform(Incidents.of(Recovery.RESUME, "the kernel", steps));
    }

    /** Nobody can renew them: no file shows it. */
    private CredentialsWait credentials(Optional<Path> file) {
        return new CredentialsWait(
                () -> new Credentials(
                        file.isEmpty() ? Credentials.Standing.UNUSABLE : Credentials.Standing.VALID,
                        "the SSO session",
                        "",
                        Optional.of(Instant.now().plusSeconds(3600)),
                        new Credentials.Renewal(
                                Optional.empty(), "Sign in.", file.map(List::of).orElse(List.of()))),
                dialog,
                new CancellableWait(Optional::empty),
                new NotificationPolicy(event -> {}, () -> NotificationThresholds.DEFAULT));
    }

    private static Step.Pause pause() {
        Instant now = Instant.now();
        return new Step.Pause(now, now.atZone(ZoneOffset.UTC), Optional.empty(), "a retry", 1, 5);
    }

    private static Step.Offer offer(Choice... choices) {
        return new Step.Offer(
                List.of(choices), Optional.of(ScriptedClient.SESSION), Optional.of(pause()), Optional.of("go on"));
    }

    @Test
    void saysWhatHappenedAndResumesTheSessionWithThePrompt() throws Exception {
        client.ended();
        assertEquals(new Outcome.Resumed(Recovery.RESUME), perform(SAY, RESUME));
        assertEquals(List.of("say out-of-memory"), dialog.lines());
        assertEquals(RESUMED + "go on|", client.words());
    }

    @Test
    void startsNothingAfterAWaitThatWasBrokenOff() throws Exception {
        client.ended();
        dialog.breakingOff(INTERRUPTED);
        assertEquals(new Outcome.Over(INTERRUPTED, true), perform(SAY, pause(), RESUME));
        assertEquals(1, client.starts().size());
        assertEquals(
                "stopped waiting; to continue: `claude --model opus --resume " + ScriptedClient.SESSION + "`",
                dialog.lines().get(2));
    }

    @Test
    void theDeadlineIsNobodysNo() throws Exception {
        client.ended();
        Ending deadline = new Ending.Status(124);
        dialog.breakingOff(deadline);
        assertEquals(new Outcome.Over(deadline, false), perform(SAY, pause(), RESUME));
        assertTrue(dialog.lines().get(2).startsWith("the deadline passed while waiting; "), dialog.lines()::toString);
    }

    @Test
    void givesUpWithItsOwnStatusAndTellsHowToContinue() throws Exception {
        client.ended();
        assertEquals(new Outcome.Over(new Ending.Status(75), false), perform(SAY, new Step.End(75, "nobody answers")));
        assertEquals(
                "give up: nobody answers. The session is saved; try again later: `belay resume "
                        + ScriptedClient.SESSION + "`",
                dialog.lines().get(1));
        dialog.lines().clear();
        perform(SAY, new Step.End(77, "sign in"));
        assertTrue(dialog.lines().get(1).contains("once that is settled, continue it: "), dialog.lines()::toString);
    }

    @Test
    void promisesNoSavedSessionWhereNothingWasSaid() throws Exception {
        client.ended();
        Incident empty = new Incident(
                Incidents.session(
                        Instant.now(), new Exit.Code(1), dev.belay.evidence.Transcript.Ending.NOTHING, 0, false),
                Incidents.givenUp("").diagnosis(),
                new Plan(Recovery.GIVE_UP, List.of(SAY, new Step.End(75, "nobody answers")), ""));
        perform(empty);
        assertEquals("give up: nobody answers", dialog.lines().get(1));
    }

    @Test
    void aPlanThatOnlyEndsSaysOneLine() throws Exception {
        client.ended();
        perform(new Step.End(75, "it was asked to end"));
        assertEquals(List.of("it was asked to end"), dialog.lines());
    }

    @Test
    void endsAsClaudeDidWhenThatIsThePlan() throws Exception {
        client.ended();
        assertEquals(
                new Outcome.Over(new Ending.AsClaude(new Exit.Code(1)), false), perform(SAY, new Step.EndAsClaude()));
    }

    @Test
    void aPlanWithoutAnEndIsAFaultOfOurs() throws Exception {
        client.ended();
        assertThrows(IllegalStateException.class, () -> perform(SAY));
    }

    @Test
    void doesWhatTheUserHasChosen() throws Exception {
        client.ended();
        dialog.answering(Choice.GO_ON);
        assertEquals(new Outcome.Resumed(Recovery.RESUME), perform(SAY, offer(Choice.RESUME, Choice.GO_ON)));
        assertEquals(RESUMED + "go on|", client.words());
        dialog.answering(Choice.RESUME);
        perform(SAY, offer(Choice.RESUME, Choice.GO_ON));
        assertEquals(RESUMED, client.words());
        dialog.answering(Choice.WAIT);
        assertEquals(new Outcome.Resumed(Recovery.WAIT_AND_RESUME), perform(SAY, offer(Choice.WAIT)));
        assertEquals(RESUMED + "go on|", client.words());
        dialog.answering(Choice.RESTART);
        assertEquals(new Outcome.Resumed(Recovery.RESTART), perform(SAY, offer(Choice.RESTART)));
        assertEquals("--model|opus|do it|", client.words());
    }

    @Test
    void quittingTheQuestionEndsAsClaudeDid() throws Exception {
        client.ended();
        assertEquals(new Outcome.Over(new Ending.AsClaude(new Exit.Code(1)), true), perform(SAY, offer(Choice.RESUME)));
        assertEquals(1, client.starts().size());
    }

    @Test
    void offersNoRepairThatHasNothingToDo() throws Exception {
        Files.copy(Path.of("src/test/resources/transcripts/2.1.116-base-4turns.jsonl"), client.transcript());
        client.ended();
        perform(SAY, offer(Choice.RESUME, Choice.REPAIR));
        assertEquals(List.of(Choice.RESUME), dialog.offers().get(0).choices());
    }

    @Test
    void asksAgainWhereTheCopyCouldNotBeMade() throws Exception {
        client.ended();
        Files.delete(client.transcript());
        Files.createDirectory(client.transcript());
        dialog.answering(Choice.TRIM, Choice.RESUME);
        assertEquals(new Outcome.Resumed(Recovery.RESUME), perform(SAY, offer(Choice.TRIM, Choice.RESUME)));
        assertEquals(2, dialog.offers().size());
        assertTrue(dialog.lines().get(1).endsWith("; nothing was started"), dialog.lines()::toString);
    }

    @Test
    void givesUpWhenClaudeIsGone() throws Exception {
        client.ended();
        client.uninstall();
        assertEquals(new Outcome.Over(new Ending.Status(ExitStatus.NOT_FOUND), false), perform(SAY, RESUME));
        assertTrue(dialog.lines().get(1).contains("does not exist or is not executable"), dialog.lines()::toString);
    }

    @Test
    void goesOnWithRenewedCredentials() throws Exception {
        client.ended();
        Path token = Files.writeString(folder.resolve("token"), "new");
        Incident incident = Incidents.of(
                Recovery.ASK,
                "expired",
                SAY,
                new Step.AwaitCredentials(Duration.ofHours(8), new Step.End(77, "sign in")),
                RESUME);
        Outcome outcome = client.operator(dialog, new CancellableWait(Optional::empty), credentials(Optional.of(token)))
                .perform(incident);
        assertEquals(new Outcome.Resumed(Recovery.RESUME), outcome);
    }

    @Test
    void endsAtOnceWhereNoFileWouldShowNewCredentials() throws Exception {
        client.ended();
        Outcome outcome =
                perform(SAY, new Step.AwaitCredentials(Duration.ofHours(8), new Step.End(77, "sign in")), RESUME);
        assertEquals(new Outcome.Over(new Ending.Status(77), false), outcome);
        assertTrue(
                dialog.lines().get(1).startsWith("give up: sign in. The session is saved"), dialog.lines()::toString);
        assertEquals(1, client.starts().size());
    }

    @Test
    void takesTheOtherWayWhereCompactingHasFailed() throws Exception {
        client.ended();
        Optional<Recovery> otherwise = Optional.of(Recovery.TRIM_AND_RESUME);
        Outcome outcome =
                perform(SAY, new Step.CompactAndResume(ScriptedClient.SESSION, Optional.of("go on"), otherwise, false));
        assertEquals(new Outcome.Resumed(Recovery.TRIM_AND_RESUME), outcome);
        assertEquals(RESUMED + "go on|", client.words());
    }
}
