package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Planner.Audience;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Progress;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.testing.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final SessionId SESSION = new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92");
    private static final Budget BUDGET = new Budget(3);

    private static Planner planner(Audience audience) {
        return new Planner(
                audience,
                new RecoverySchedule(BUDGET, () -> ZoneOffset.UTC, Optional.empty()),
                new ResumePrompt("Go on."));
    }

    private static Diagnosis diagnosis(String failure, String... ladder) {
        boolean silent = failure.equals("user-quit");
        Kind kind = failure.equals("signed-out") ? Kind.CREDENTIALS : silent ? Kind.CLEAN : Kind.LATER;
        Response response = new Response(kind, Rules.ladder(ladder), OptionalInt.empty(), silent);
        return Rules.diagnosis(Rules.rule(failure, failure + ".", response));
    }

    private static Evidence evidence(Instant at, long answers, Transcript.Ending ending, ToolCall... open) {
        Transcript none = Transcript.none();
        Transcript transcript =
                Transcript.of(ending, Transcript.Work.of(answers, 0)).with(Transcript.ToolUse.of(List.of(open)));
        Evidence bare = Evidence.of(at, new Exit.Signal(9, "SIGKILL"));
        return new Evidence(
                at,
                bare.ran(),
                bare.silence(),
                Optional.of(SESSION),
                Client.unknown(),
                bare.exit(),
                transcript,
                bare.result(),
                bare.hooks(),
                bare.sessionFile(),
                bare.machine(),
                bare.screen());
    }

    private static Evidence fallen(Instant at, long answers) {
        return evidence(at, answers, Transcript.Ending.TOOL_RESULT);
    }

    private static History.Attempt attempt(Instant at, String failure, long answers) {
        return new History.Attempt(
                at,
                Duration.ZERO,
                new History.Attempt.Cause(failure, "", Optional.empty()),
                Recovery.RESUME,
                answers > 0,
                new Progress(answers, 0));
    }

    @Test
    void leavesASessionThatEndedAsItShouldWithoutAWord() {
        Plan plan = planner(Audience.ATTENDED)
                .plan(diagnosis("user-quit", "leave"), fallen(NOW, 1), History.empty(), false, 0);

        assertEquals(List.of(new Step.EndAsClaude()), plan.steps());
    }

    @Test
    void offersOnlyWhatCanHelpToTheUserWhoIsThere() {
        Plan plan = planner(Audience.ATTENDED)
                .plan(diagnosis("killed", "resume", "give-up"), fallen(NOW, 1), History.empty(), false, 0);

        Step.Offer offer = assertInstanceOf(Step.Offer.class, plan.steps().get(1));
        assertEquals(List.of(Choice.RESUME, Choice.GO_ON), offer.choices());
        assertEquals(Optional.of("Go on."), offer.prompt());
    }

    @Test
    void offersANewStartWhereThereIsNothingToResume() {
        Evidence nothing = evidence(NOW, 0, Transcript.Ending.NOTHING);

        Plan plan = planner(Audience.ATTENDED)
                .plan(diagnosis("unexplained", "resume", "give-up"), nothing, History.empty(), false, 0);

        assertEquals(List.of(Choice.RESTART), ((Step.Offer) plan.steps().get(1)).choices());
    }

    @Test
    void neverAsksInAPipe() {
        Plan plan =
                planner(Audience.PIPE).plan(diagnosis("killed", "resume"), fallen(NOW, 1), History.empty(), false, 0);

        assertEquals(List.of(new Step.Say(), new Step.EndAsClaude()), plan.steps());
    }

    @Test
    void startsNothingAgainOnceItWasAskedToEnd() {
        for (Audience audience : Audience.values()) {
            Plan plan = planner(audience).plan(diagnosis("killed", "resume"), fallen(NOW, 1), History.empty(), true, 0);

            assertEquals(List.of(new Step.Say(), new Step.EndAsClaude()), plan.steps(), audience.name());
        }
    }

    @Test
    void saysNothingToWhoeverHasEndedItFromOutside() {
        for (Audience audience : List.of(Audience.ATTENDED, Audience.PIPE)) {
            Plan asked =
                    planner(audience).plan(diagnosis("terminated", "leave"), fallen(NOW, 1), History.empty(), true, 0);
            assertEquals(List.of(new Step.EndAsClaude()), asked.steps());
            Plan claudeAlone =
                    planner(audience).plan(diagnosis("terminated", "leave"), fallen(NOW, 1), History.empty(), false, 0);
            assertEquals(List.of(new Step.Say(), new Step.EndAsClaude()), claudeAlone.steps());
        }
    }

    @Test
    void climbsARungEachTimeTheSameFailureComesBackAndStaysOnTheLast() {
        Diagnosis diagnosis = diagnosis("killed-by-kernel-oom", "resume", "compact-and-resume", "give-up");
        Planner planner = planner(Audience.UNATTENDED);
        History history = History.empty();

        assertEquals(
                Recovery.RESUME,
                planner.plan(diagnosis, fallen(NOW, 1), history, false, 0).recovery());
        history = history.with(attempt(NOW, "killed-by-kernel-oom", 1));
        assertEquals(
                Recovery.COMPACT_AND_RESUME,
                planner.plan(diagnosis, fallen(NOW, 1), history, false, 0).recovery());
        history = history.with(attempt(NOW, "killed-by-kernel-oom", 1));
        assertEquals(
                Recovery.GIVE_UP,
                planner.plan(diagnosis, fallen(NOW, 1), history, false, 0).recovery());
    }

    @Test
    void givesUpWhenTheBudgetIsSpentWhateverTheFailure() {
        History history = History.empty()
                .with(attempt(NOW.minusSeconds(90), "killed", 1))
                .with(attempt(NOW.minusSeconds(60), "silent-exit", 1))
                .with(attempt(NOW.minusSeconds(30), "runtime-crash", 1));

        Plan plan = planner(Audience.UNATTENDED)
                .plan(diagnosis("overloaded", "wait-and-resume"), fallen(NOW, 1), history, false, 0);

        assertEquals(75, assertInstanceOf(Step.End.class, plan.steps().get(1)).status());
    }

    @Test
    void forgetsRecoveriesThatAreOlderThanAnHour() {
        History history = History.empty()
                .with(attempt(NOW.minus(Duration.ofMinutes(61)), "killed", 1))
                .with(attempt(NOW.minus(Duration.ofMinutes(62)), "killed", 1))
                .with(attempt(NOW.minus(Duration.ofMinutes(63)), "killed", 1));

        assertFalse(BUDGET.spent(history, NOW));
    }

    @Test
    void sendsForAPersonWhereOnlyOneCanHelp() {
        Plan plan = planner(Audience.UNATTENDED)
                .plan(diagnosis("signed-out", "ask"), fallen(NOW, 1), History.empty(), false, 0);

        assertEquals(77, ((Step.End) plan.steps().get(1)).status());
    }

    @Test
    void takesNoInterruptedTaskInPrintModeForDone() {
        Evidence was = evidence(NOW, 1, Transcript.Ending.TOOL_USE);
        Evidence interrupted = new Evidence(
                was.at(),
                was.ran(),
                was.silence(),
                was.session(),
                new Client(Optional.empty(), true),
                new Exit.Code(0),
                was.transcript(),
                was.result(),
                was.hooks(),
                was.sessionFile(),
                was.machine(),
                was.screen());
        Plan plan = planner(Audience.UNATTENDED)
                .plan(diagnosis("user-quit", "leave"), interrupted, History.empty(), false, 0);

        assertEquals(130, ((Step.End) plan.steps().get(1)).status());
    }

    @Test
    void startsAnewWhereNothingCanHaveBeenDone() {
        Evidence nothing = evidence(NOW, 0, Transcript.Ending.NOTHING);
        Planner planner = planner(Audience.UNATTENDED);

        assertEquals(
                new Step.Restart(),
                planner.plan(diagnosis("killed", "resume"), nothing, History.empty(), false, 0)
                        .steps()
                        .get(2));
        History worked = History.empty().with(attempt(NOW.minusSeconds(10), "killed", 7));
        assertEquals(
                75,
                ((Step.End) planner.plan(diagnosis("session-not-found", "restart"), nothing, worked, false, 0)
                                .steps()
                                .get(1))
                        .status(),
                "a session that cannot be found is no empty one");
    }

    @Test
    void namesTheCommandThatWasRunning() {
        ToolCall tool = new ToolCall("toolu_1", "Bash", "make deploy");
        Plan plan = planner(Audience.UNATTENDED)
                .plan(
                        diagnosis("killed", "resume"),
                        evidence(NOW, 1, Transcript.Ending.TOOL_USE, tool),
                        History.empty(),
                        false,
                        0);

        Step.Resume resume = assertInstanceOf(Step.Resume.class, plan.steps().get(2));
        assertTrue(resume.prompt().orElseThrow().startsWith("Go on. "));
        assertTrue(resume.prompt().orElseThrow().contains("Bash (make deploy)"));
    }

    @Test
    void waitsTwiceAsLongEachTimeButNeverMoreThanFiveMinutes() {
        Duration before = Duration.ZERO;
        for (int i = 0; i < 30; i++) {
            Duration now = BUDGET.backoff(i, false, 1);
            assertTrue(now.compareTo(before) >= 0);
            before = now;
        }
        assertEquals(Duration.ofMinutes(5), before);
        assertEquals(Duration.ofMillis(500), BUDGET.backoff(0, false, 0));
        assertEquals(Duration.ofSeconds(5), BUDGET.backoff(0, true, 1));
    }

    @Test
    void outlastsAnOutageOfMoreThanHalfAnHourWithItsFiveWaits() {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < 5; i++) {
            sum = sum.plus(BUDGET.backoff(i, true, 1));
        }
        assertEquals(Duration.ofSeconds(5 + 20 + 80 + 320 + 1280), sum);
        assertEquals(Duration.ofMinutes(30), BUDGET.backoff(9, true, 1));
    }

    private static Diagnosis refusal(int status) {
        Response response = new Response(Kind.CONFIGURATION, List.of(Recovery.RESTART), OptionalInt.of(status), true);
        return Rules.diagnosis(Rules.rule("refused", "Claude will not.", response));
    }

    @Test
    void addsNothingWhereClaudeHasSaidWhyItDidNotStart() {
        Evidence nothing = evidence(NOW, 0, Transcript.Ending.NOTHING);
        for (Audience audience : List.of(Audience.ATTENDED, Audience.PIPE)) {
            Plan plan = planner(audience).plan(refusal(66), nothing, History.empty(), false, 0);
            assertEquals(List.of(new Step.EndAsClaude()), plan.steps(), audience.name());
        }
    }

    @Test
    void neverTriesARefusedStartAgain() {
        Evidence nothing = evidence(NOW, 0, Transcript.Ending.NOTHING);
        Plan plan = planner(Audience.UNATTENDED).plan(refusal(66), nothing, History.empty(), false, 0);
        assertEquals(List.of(new Step.End(66, "claude will not; not trying again")), plan.steps());
    }

    @Test
    void saysSoWhenItIsBelaysOwnStartThatWasRefused() {
        Evidence nothing = evidence(NOW, 0, Transcript.Ending.NOTHING);
        History resumed = History.empty().with(attempt(NOW.minusSeconds(9), "killed", 0));
        Plan plan = planner(Audience.ATTENDED).plan(refusal(66), nothing, resumed, false, 0);
        assertInstanceOf(Step.Offer.class, plan.steps().get(1));
    }

    @Test
    void asksNothingOfAUserWhoHasLeft() {
        Fall fall = Fall.of(NOW, "overloaded", "API Error: 529", 1, "wait-and-resume");
        Evidence error = fall.evidence();
        Evidence left = new Evidence(
                error.at(),
                error.ran(),
                error.silence(),
                error.session(),
                error.client(),
                new Exit.Code(0),
                error.transcript(),
                error.result(),
                new Hooks(true, true, Optional.empty(), Optional.of("prompt_input_exit"), Optional.empty(), false),
                error.sessionFile(),
                error.machine(),
                error.screen());
        Plan plan = planner(Audience.ATTENDED).plan(fall.diagnosis(), left, History.empty(), false, 0);
        assertEquals(List.of(new Step.Remind(), new Step.EndAsClaude()), plan.steps());
    }

    @Test
    void offersToWaitForALimitWhoseEndIsKnown() {
        Fall fall = Fall.of(NOW, "usage-limit", "You've hit your limit · resets 5am (UTC)", 1, "wait-and-resume");
        Plan plan = planner(Audience.ATTENDED).plan(fall.diagnosis(), fall.evidence(), History.empty(), false, 0);
        Step.Offer offer = assertInstanceOf(Step.Offer.class, plan.steps().get(1));
        assertEquals(List.of(Choice.WAIT, Choice.RESUME, Choice.GO_ON), offer.choices());
        assertTrue(offer.pause().orElseThrow().reset().isPresent());
    }

    @Test
    void putsFirstWhatTheFailureAsksFor() {
        Plan plan = planner(Audience.ATTENDED)
                .plan(
                        diagnosis("unpaired-tool-use", "repair-and-resume", "trim-and-resume", "give-up"),
                        fallen(NOW, 1),
                        History.empty(),
                        false,
                        0);
        Step.Offer offer = assertInstanceOf(Step.Offer.class, plan.steps().get(1));
        assertEquals(List.of(Choice.REPAIR, Choice.RESUME, Choice.GO_ON, Choice.TRIM), offer.choices());
    }

    private static Plan withoutCredentials(Duration wait, History history, String failure) {
        Planner planner = new Planner(
                Audience.UNATTENDED,
                new RecoverySchedule(BUDGET, () -> ZoneOffset.UTC, Optional.empty()),
                new ResumePrompt("Go on."),
                wait);
        return planner.plan(diagnosis(failure, "ask"), fallen(NOW, 1), history, false, 0);
    }

    @Test
    void waitsForNewCredentialsAndThenResumes() {
        Plan plan = withoutCredentials(Duration.ofHours(8), History.empty(), "signed-out");
        assertEquals(3, plan.steps().size());
        Step.AwaitCredentials await =
                assertInstanceOf(Step.AwaitCredentials.class, plan.steps().get(1));
        assertEquals(Duration.ofHours(8), await.longest());
        assertEquals(77, await.otherwise().status());
        assertInstanceOf(Step.Resume.class, plan.steps().get(2));
        assertEquals(Recovery.ASK, plan.recovery());
    }

    @Test
    void endsAtOnceWhereNoWaitIsWantedOrSomethingElseNeedsAPerson() {
        for (Plan plan : List.of(
                withoutCredentials(Duration.ZERO, History.empty(), "signed-out"),
                withoutCredentials(Duration.ofHours(8), History.empty(), "no-money"))) {
            assertEquals(2, plan.steps().size());
            assertInstanceOf(Step.End.class, plan.steps().get(1));
        }
    }

    @Test
    void renewedCredentialsThatAreRefusedEachTimeSpendTheBudget() {
        History history = History.empty();
        for (int i = 0; i < BUDGET.recoveries(); i++) {
            history = history.with(attempt(NOW.minusSeconds(60 - i), "signed-out", 1));
        }
        Plan plan = withoutCredentials(Duration.ofHours(8), history, "signed-out");
        assertInstanceOf(Step.End.class, plan.steps().get(1));
    }
}
