package dev.belay.supervise;

import static dev.belay.notify.Incidents.NOW;
import static dev.belay.notify.Incidents.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.notify.Incidents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NotificationPolicyTest {
    private static final Exit RUNNING = new Exit.Running();
    private static final Hooks WORKING =
            new Hooks(true, false, Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final Hooks STOPPED =
            new Hooks(true, true, Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final Hooks ASKING =
            new Hooks(true, false, Optional.empty(), Optional.empty(), Optional.of("permission_prompt"), false);

    private final List<String> told = new ArrayList<>();
    private final NotificationPolicy policy = new NotificationPolicy(this::note, () -> NotificationThresholds.DEFAULT);

    private void note(SessionEvent event) {
        told.add(event.getClass().getSimpleName());
    }

    private static Evidence alive(int second, Ending endsOn, long answers, Hooks hooks, SessionFile file) {
        return session(NOW.plusSeconds(second), RUNNING, endsOn, answers, false, hooks, file);
    }

    private static dev.belay.supervise.Ending status(int status) {
        return new dev.belay.supervise.Ending.Status(status);
    }

    private static Incident resumed() {
        return Incidents.of(Recovery.RESUME, "x", new Step.Say(), new Step.Resume(Incidents.SESSION, Optional.empty()));
    }

    @Test
    void tellsOnceThatNobodyGoesOn() {
        Incident incident = Incidents.givenUp("x");
        policy.failed(incident);
        policy.settled(incident, new Outcome.Over(status(75), false));
        assertEquals(List.of("GivenUp"), told);
    }

    @Test
    void aClientThatHasMovedAfterAllIsNotGivenUp() {
        Incident incident = Incidents.givenUp("x");
        policy.failed(incident);
        policy.settled(incident, new Outcome.Watching());
        assertEquals(List.of(), told);
    }

    @Test
    void whatOnlyAnAccountCanHelpNeedsAPerson() {
        Incident incident = Incidents.of(Recovery.ASK, "x", new Step.Say(), new Step.End(77, "sign in"));
        policy.failed(incident);
        policy.settled(incident, new Outcome.Over(status(77), false));
        assertEquals(List.of("PersonNeeded"), told);
    }

    private static SessionEvent.Awaited signIn() {
        return new SessionEvent.Awaited("it expired", "Run it.", Optional.of("aws sso login"), "07:00:00");
    }

    @Test
    void credentialsThatAreAwaitedNeedAPersonOnceAndAreThenTakenBack() {
        Incident incident = Incidents.of(Recovery.ASK, "x", new Step.Say(), new Step.End(77, "sign in"));
        policy.failed(incident);
        policy.awaiting(incident, signIn());
        policy.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        assertEquals(List.of("PersonNeeded", "SeenTo"), told);
    }

    @Test
    void credentialsThatNobodyRenewsAreGivenUp() {
        Incident incident = Incidents.of(Recovery.ASK, "x", new Step.Say(), new Step.End(77, "sign in"));
        policy.failed(incident);
        policy.awaiting(incident, signIn());
        policy.settled(incident, new Outcome.Over(status(77), false));
        assertEquals(List.of("PersonNeeded", "GivenUp"), told);
    }

    @Test
    void asksForAPersonAndTakesThatBackWhenTheQuestionIsAnswered() {
        Incident incident = Incidents.asked("x");
        policy.failed(incident);
        policy.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        assertEquals(List.of("PersonNeeded", "SeenTo"), told);
    }

    @Test
    void aRecoveryIsNewsUnlessSomebodyHasAnsweredTheQuestionHimself() {
        Incident incident = resumed();
        policy.failed(incident);
        policy.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        policy.recovered(incident, incident.evidence());
        assertEquals(List.of("Recovered"), told);
        Incident asked = Incidents.asked("x");
        policy.failed(asked);
        policy.settled(asked, new Outcome.Resumed(Recovery.RESUME));
        policy.recovered(asked, asked.evidence());
        assertEquals(List.of("Recovered", "PersonNeeded", "SeenTo"), told);
    }

    @Test
    void aWaitThatTheDeadlineCutsIsGivenUpButNotOneThatTheUserCuts() {
        Incident incident = resumed();
        policy.settled(incident, new Outcome.Over(status(143), true));
        assertEquals(List.of(), told);
        policy.settled(incident, new Outcome.Over(status(75), false));
        assertEquals(List.of("GivenUp"), told);
    }

    /** A client that asks for permission, so many seconds on. */
    private void asks(int seconds, SessionFile file) {
        policy.seen(alive(seconds, Ending.TOOL_USE, 1, ASKING, file));
    }

    /** A client whose turn is at this point, so many seconds on. */
    private void turns(int seconds, Ending last, int records, Hooks hooks) {
        policy.seen(alive(seconds, last, records, hooks, SessionFile.SILENT));
    }

    @Test
    void aPermissionIsToldWhenItHasBeenWaitedForLongAndOnlyOnce() {
        asks(0, SessionFile.WAITING);
        asks(119, SessionFile.WAITING);
        assertEquals(List.of(), told);
        asks(120, SessionFile.WAITING);
        asks(180, SessionFile.WAITING);
        assertEquals(List.of("Waiting"), told);
    }

    @Test
    void aToolThatWasAllowedIsNotWaitedForEvenThoughNoHookSaysSo() {
        asks(0, SessionFile.WAITING);
        asks(30, SessionFile.BUSY);
        asks(200, SessionFile.BUSY);
        assertEquals(List.of(), told);
    }

    @Test
    void anIdlePromptIsNoPermission() {
        Hooks idle = new Hooks(true, true, Optional.empty(), Optional.empty(), Optional.of("idle_prompt"), false);
        policy.seen(alive(0, Ending.ANSWER, 1, idle, SessionFile.IDLE));
        policy.seen(alive(900, Ending.ANSWER, 1, idle, SessionFile.IDLE));
        assertEquals(List.of(), told);
    }

    @Test
    void onlyALongTurnIsToldWhenItIsOver() {
        turns(0, Ending.PROMPT, 1, WORKING);
        turns(20, Ending.ANSWER, 2, STOPPED);
        assertEquals(List.of(), told);
        turns(30, Ending.PROMPT, 2, WORKING);
        turns(200, Ending.ANSWER, 3, WORKING);
        turns(400, Ending.ANSWER, 3, STOPPED);
        turns(500, Ending.ANSWER, 3, STOPPED);
        assertEquals(List.of("Finished"), told);
    }

    @Test
    void theHookMayBeHeardBeforeTheLastAnswer() {
        turns(0, Ending.PROMPT, 1, WORKING);
        turns(400, Ending.TOOL_RESULT, 2, STOPPED);
        assertEquals(List.of(), told);
        turns(401, Ending.ANSWER, 3, STOPPED);
        assertEquals(List.of("Finished"), told);
    }

    @Test
    void aTurnWhoseAnswerWasLostDoesNotMakeTheNextOneLonger() {
        turns(0, Ending.PROMPT, 1, WORKING);
        turns(10, Ending.TOOL_RESULT, 2, STOPPED);
        turns(900, Ending.PROMPT, 2, WORKING);
        turns(910, Ending.ANSWER, 3, STOPPED);
        assertEquals(List.of(), told);
    }

    @Test
    void aTurnThatTheUserBrokeOffIsNotFinished() {
        policy.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.BUSY));
        policy.seen(alive(900, Ending.INTERRUPTION, 2, WORKING, SessionFile.IDLE));
        assertEquals(List.of(), told);
    }

    @Test
    void printModeHasFinishedWithItsProcess() {
        Evidence done = session(NOW, new Exit.Code(0), Ending.ANSWER, 4, true);
        policy.failed(new Incident(
                done,
                resumed().diagnosis(),
                Incidents.of(Recovery.LEAVE, "x", new Step.EndAsClaude()).plan()));
        assertEquals(List.of("Finished"), told);
    }

    @Test
    void asksForNoThresholdsWhileThereIsNothingToTell() {
        NotificationPolicy quiet = new NotificationPolicy(this::note, () -> {
            throw new AssertionError("asked");
        });
        quiet.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.BUSY));
        quiet.seen(alive(60, Ending.TOOL_RESULT, 2, WORKING, SessionFile.BUSY));
        quiet.failed(resumed());
        assertEquals(Duration.ofMinutes(5), NotificationThresholds.DEFAULT.finished());
    }

    private static Incident stands(Liveness liveness, Step... steps) {
        Incident incident = Incidents.of(Recovery.LEAVE, "x", steps);
        Evidence alive = alive(0, Ending.PROMPT, 3, WORKING, SessionFile.SILENT).with(liveness);
        return new Incident(alive, incident.diagnosis(), incident.plan());
    }

    @Test
    void tellsOnceOfADialogThatOnlyAPersonMayAnswerAndThatItHasBeenSeenTo() {
        Liveness trust = Liveness.of(Liveness.Activity.WAITING).with(Dialog.TRUST);
        Incident incident = stands(trust, new Step.WatchOn(Optional.empty()));
        for (int i = 0; i < 3; i++) {
            policy.failed(incident);
            policy.settled(incident, new Outcome.Watching());
            policy.seen(alive(i, Ending.PROMPT, 3, WORKING, SessionFile.SILENT));
        }
        assertEquals(List.of("PersonNeeded"), told);
        turns(9, Ending.ANSWER, 4, STOPPED);
        assertEquals(List.of("PersonNeeded", "SeenTo"), told);
    }

    /** A box without a choice, and whatever a client that waits calls a dialog. */
    @Test
    void tellsOfADialogThatNobodyKnows() {
        for (Dialog unknown : List.of(Dialog.MODAL, Dialog.OTHER)) {
            told.clear();
            NotificationPolicy fresh = new NotificationPolicy(
                    event -> told.add(event.getClass().getSimpleName()), () -> NotificationThresholds.DEFAULT);
            Liveness waiting = Liveness.of(Liveness.Activity.WAITING).with(unknown);
            fresh.failed(stands(waiting, new Step.WatchOn(Optional.empty())));
            assertEquals(List.of("PersonNeeded"), told, unknown.id());
        }
    }

    @Test
    void tellsOfShortMemoryButNotOfAQuestionThatBelayAnswers() {
        Liveness idle = Liveness.of(Liveness.Activity.IDLE);
        policy.failed(stands(idle, new Step.Warn(), new Step.WatchOn(Optional.empty())));
        Dialog summary = Dialog.RESUME_FROM_SUMMARY;
        policy.failed(stands(
                idle.with(summary),
                new Step.Answer(summary, Optional.of("Resume"), ""),
                new Step.WatchOn(Optional.empty())));
        assertEquals(List.of("Warned"), told);
    }
}
