package dev.belay.supervise;

import static dev.belay.tell.Incidents.NOW;
import static dev.belay.tell.Incidents.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Dialog;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.tell.Incidents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewsDeskTest {
    private static final Exit RUNNING = new Exit.Running();
    private static final Hooks WORKING =
            new Hooks(true, false, Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final Hooks STOPPED =
            new Hooks(true, true, Optional.empty(), Optional.empty(), Optional.empty(), false);
    private static final Hooks ASKING =
            new Hooks(true, false, Optional.empty(), Optional.empty(), Optional.of("permission_prompt"), false);

    private final List<String> told = new ArrayList<>();
    private final NewsDesk desk = new NewsDesk(this::note, () -> Patience.DEFAULT);

    private void note(News news) {
        told.add(news.getClass().getSimpleName());
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
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Over(status(75), false));
        assertEquals(List.of("GivenUp"), told);
    }

    @Test
    void aClientThatHasMovedAfterAllIsNotGivenUp() {
        Incident incident = Incidents.givenUp("x");
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Watching());
        assertEquals(List.of(), told);
    }

    @Test
    void whatOnlyAnAccountCanHelpNeedsAPerson() {
        Incident incident = Incidents.of(Recovery.ASK, "x", new Step.Say(), new Step.End(77, "sign in"));
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Over(status(77), false));
        assertEquals(List.of("PersonNeeded"), told);
    }

    private static News.Awaited signIn() {
        return new News.Awaited("it expired", "Run it.", Optional.of("aws sso login"), "07:00:00");
    }

    @Test
    void credentialsThatAreAwaitedNeedAPersonOnceAndAreThenTakenBack() {
        Incident incident = Incidents.of(Recovery.ASK, "x", new Step.Say(), new Step.End(77, "sign in"));
        desk.fallen(incident);
        desk.awaiting(incident, signIn());
        desk.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        assertEquals(List.of("PersonNeeded", "SeenTo"), told);
    }

    @Test
    void credentialsThatNobodyRenewsAreGivenUp() {
        Incident incident = Incidents.of(Recovery.ASK, "x", new Step.Say(), new Step.End(77, "sign in"));
        desk.fallen(incident);
        desk.awaiting(incident, signIn());
        desk.settled(incident, new Outcome.Over(status(77), false));
        assertEquals(List.of("PersonNeeded", "GivenUp"), told);
    }

    @Test
    void asksForAPersonAndTakesThatBackWhenTheQuestionIsAnswered() {
        Incident incident = Incidents.asked("x");
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        assertEquals(List.of("PersonNeeded", "SeenTo"), told);
    }

    @Test
    void aRecoveryIsNewsOnlyOnceARealAnswerHasFollowed() {
        Incident incident = resumed();
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        desk.seen(alive(1, Ending.PROMPT, 3, WORKING, SessionFile.BUSY));
        assertEquals(List.of(), told);
        desk.seen(alive(2, Ending.TOOL_USE, 4, WORKING, SessionFile.BUSY));
        desk.seen(alive(3, Ending.TOOL_USE, 5, WORKING, SessionFile.BUSY));
        assertEquals(List.of(), told);
        desk.seen(alive(4, Ending.TOOL_USE, 6, WORKING, SessionFile.BUSY));
        desk.seen(alive(5, Ending.TOOL_USE, 7, WORKING, SessionFile.BUSY));
        assertEquals(List.of("Recovered"), told);
    }

    @Test
    void aTurnThatHasComeToItsEndIsARecovery() {
        Incident incident = resumed();
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        desk.seen(alive(2, Ending.ANSWER, 4, STOPPED, SessionFile.IDLE));
        assertEquals(List.of("Recovered"), told);
    }

    @Test
    void aSessionThatEndsRightAfterItsFirstAnswerHasRecovered() {
        Incident incident = resumed();
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        desk.fallen(new Incident(
                session(NOW.plusSeconds(9), new Exit.Code(0), Ending.ANSWER, 4, false),
                incident.diagnosis(),
                Incidents.of(Recovery.LEAVE, "x", new Step.EndAsClaude()).plan(),
                true));
        assertEquals(List.of("Recovered"), told);
    }

    @Test
    void anotherFallIsNoRecovery() {
        Incident incident = resumed();
        desk.fallen(incident);
        desk.settled(incident, new Outcome.Resumed(Recovery.RESUME));
        desk.fallen(Incidents.givenUp("x"));
        desk.settled(Incidents.givenUp("x"), new Outcome.Over(status(75), false));
        assertEquals(List.of("GivenUp"), told);
    }

    @Test
    void aWaitThatTheDeadlineCutsIsGivenUpButNotOneThatTheUserCuts() {
        Incident incident = resumed();
        desk.settled(incident, new Outcome.Over(status(143), true));
        assertEquals(List.of(), told);
        desk.settled(incident, new Outcome.Over(status(75), false));
        assertEquals(List.of("GivenUp"), told);
    }

    @Test
    void aPermissionIsNewsWhenItHasBeenWaitedForLongAndOnlyOnce() {
        desk.seen(alive(0, Ending.TOOL_USE, 1, ASKING, SessionFile.WAITING));
        desk.seen(alive(119, Ending.TOOL_USE, 1, ASKING, SessionFile.WAITING));
        assertEquals(List.of(), told);
        desk.seen(alive(120, Ending.TOOL_USE, 1, ASKING, SessionFile.WAITING));
        desk.seen(alive(180, Ending.TOOL_USE, 1, ASKING, SessionFile.WAITING));
        assertEquals(List.of("Waiting"), told);
    }

    @Test
    void aToolThatWasAllowedIsNotWaitedForEvenThoughNoHookSaysSo() {
        desk.seen(alive(0, Ending.TOOL_USE, 1, ASKING, SessionFile.WAITING));
        desk.seen(alive(30, Ending.TOOL_USE, 1, ASKING, SessionFile.BUSY));
        desk.seen(alive(200, Ending.TOOL_USE, 1, ASKING, SessionFile.BUSY));
        assertEquals(List.of(), told);
    }

    @Test
    void anIdlePromptIsNoPermission() {
        Hooks idle = new Hooks(true, true, Optional.empty(), Optional.empty(), Optional.of("idle_prompt"), false);
        desk.seen(alive(0, Ending.ANSWER, 1, idle, SessionFile.IDLE));
        desk.seen(alive(900, Ending.ANSWER, 1, idle, SessionFile.IDLE));
        assertEquals(List.of(), told);
    }

    @Test
    void onlyALongTurnIsNewsWhenItIsOver() {
        desk.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.SILENT));
        desk.seen(alive(20, Ending.ANSWER, 2, STOPPED, SessionFile.SILENT));
        assertEquals(List.of(), told);
        desk.seen(alive(30, Ending.PROMPT, 2, WORKING, SessionFile.SILENT));
        desk.seen(alive(200, Ending.ANSWER, 3, WORKING, SessionFile.SILENT));
        desk.seen(alive(400, Ending.ANSWER, 3, STOPPED, SessionFile.SILENT));
        desk.seen(alive(500, Ending.ANSWER, 3, STOPPED, SessionFile.SILENT));
        assertEquals(List.of("Finished"), told);
    }

    @Test
    void theHookMayBeHeardBeforeTheLastAnswer() {
        desk.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.SILENT));
        desk.seen(alive(400, Ending.TOOL_RESULT, 2, STOPPED, SessionFile.SILENT));
        assertEquals(List.of(), told);
        desk.seen(alive(401, Ending.ANSWER, 3, STOPPED, SessionFile.SILENT));
        assertEquals(List.of("Finished"), told);
    }

    @Test
    void aTurnWhoseAnswerWasLostDoesNotMakeTheNextOneLonger() {
        desk.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.SILENT));
        desk.seen(alive(10, Ending.TOOL_RESULT, 2, STOPPED, SessionFile.SILENT));
        desk.seen(alive(900, Ending.PROMPT, 2, WORKING, SessionFile.SILENT));
        desk.seen(alive(910, Ending.ANSWER, 3, STOPPED, SessionFile.SILENT));
        assertEquals(List.of(), told);
    }

    @Test
    void aTurnThatTheUserBrokeOffIsNotFinished() {
        desk.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.BUSY));
        desk.seen(alive(900, Ending.INTERRUPTION, 2, WORKING, SessionFile.IDLE));
        assertEquals(List.of(), told);
    }

    @Test
    void printModeHasFinishedWithItsProcess() {
        Evidence done = session(NOW, new Exit.Code(0), Ending.ANSWER, 4, true);
        desk.fallen(new Incident(
                done,
                resumed().diagnosis(),
                Incidents.of(Recovery.LEAVE, "x", new Step.EndAsClaude()).plan()));
        assertEquals(List.of("Finished"), told);
    }

    @Test
    void asksForNoPatienceWhileThereIsNothingToTell() {
        NewsDesk quiet = new NewsDesk(this::note, () -> {
            throw new AssertionError("asked");
        });
        quiet.seen(alive(0, Ending.PROMPT, 1, WORKING, SessionFile.BUSY));
        quiet.seen(alive(60, Ending.TOOL_RESULT, 2, WORKING, SessionFile.BUSY));
        quiet.fallen(resumed());
        assertEquals(Duration.ofMinutes(5), Patience.DEFAULT.finished());
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
            desk.fallen(incident);
            desk.settled(incident, new Outcome.Watching());
            desk.seen(alive(i, Ending.PROMPT, 3, WORKING, SessionFile.SILENT));
        }
        assertEquals(List.of("PersonNeeded"), told);
        desk.seen(alive(9, Ending.ANSWER, 4, STOPPED, SessionFile.SILENT));
        assertEquals(List.of("PersonNeeded", "SeenTo"), told);
    }

    /** A box without a choice, and whatever a client that waits calls a dialog. */
    @Test
    void tellsOfADialogThatNobodyKnows() {
        for (Dialog unknown : List.of(Dialog.MODAL, Dialog.OTHER)) {
            told.clear();
            NewsDesk fresh = new NewsDesk(news -> told.add(news.getClass().getSimpleName()), () -> Patience.DEFAULT);
            Liveness waiting = Liveness.of(Liveness.Activity.WAITING).with(unknown);
            fresh.fallen(stands(waiting, new Step.WatchOn(Optional.empty())));
            assertEquals(List.of("PersonNeeded"), told, unknown.word());
        }
    }

    @Test
    void tellsOfShortMemoryButNotOfAQuestionThatBelayAnswers() {
        Liveness idle = Liveness.of(Liveness.Activity.IDLE);
        desk.fallen(stands(idle, new Step.Warn(), new Step.WatchOn(Optional.empty())));
        Dialog summary = Dialog.RESUME_FROM_SUMMARY;
        desk.fallen(stands(idle.with(summary), new Step.Answer(summary, "2"), new Step.WatchOn(Optional.empty())));
        assertEquals(List.of("Warned"), told);
    }
}
