package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Planner.Audience;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest extends PlannerFixture {
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
    void saysOnlyHowToContinueToWhoeverHasEndedItFromOutside() {
        for (Audience audience : List.of(Audience.ATTENDED, Audience.PIPE)) {
            Plan asked =
                    planner(audience).plan(diagnosis("terminated", "leave"), fallen(NOW, 1), History.empty(), true, 0);
            assertEquals(2, asked.steps().size());
            assertInstanceOf(Step.TellHowToContinue.class, asked.steps().get(0));
            Plan claudeAlone =
                    planner(audience).plan(diagnosis("terminated", "leave"), fallen(NOW, 1), History.empty(), false, 0);
            assertEquals(List.of(new Step.Say(), new Step.EndAsClaude()), claudeAlone.steps());
        }
    }

    @Test
    void offersToGoOnToWhoeverIsThereWhenClaudeAloneWasEnded() {
        Diagnosis diagnosis = diagnosis("terminated", "leave", "resume");
        Plan there = planner(Audience.ATTENDED).plan(diagnosis, fallen(NOW, 1), History.empty(), false, 0);
        assertInstanceOf(Step.Offer.class, there.steps().get(1));
        for (Audience audience : List.of(Audience.UNATTENDED, Audience.PIPE)) {
            Plan nobody = planner(audience).plan(diagnosis, fallen(NOW, 1), History.empty(), false, 0);
            assertEquals(List.of(new Step.Say(), new Step.EndAsClaude()), nobody.steps(), audience.name());
        }
        Plan asked = planner(Audience.ATTENDED).plan(diagnosis, fallen(NOW, 1), History.empty(), true, 0);
        assertInstanceOf(Step.TellHowToContinue.class, asked.steps().get(0));
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
    void takesNoInterruptedTaskInPrintModeForDone() {
        Evidence was = evidence(NOW, 1, Transcript.Ending.TOOL_USE);
        Evidence interrupted = was.with(new Client(Optional.empty(), true)).with(new Exit.Code(0));
        Plan plan = planner(Audience.UNATTENDED)
                .plan(diagnosis("user-quit", "leave"), interrupted, History.empty(), false, 0);

        assertEquals(130, ((Step.End) plan.steps().get(1)).status());
    }

    @Test
    void takesNoInterruptedTaskOnATerminalForDoneUnlessSomebodyHasLeftIt() {
        Evidence interrupted = evidence(NOW, 1, Transcript.Ending.TOOL_USE).with(new Exit.Code(0));
        Evidence.Process process = interrupted.process();
        Evidence left = interrupted.with(new Evidence.Process(
                process.client(),
                process.exit(),
                process.ran(),
                process.silence(),
                Liveness.none().touched(Optional.of(NOW.minusSeconds(5)))));
        Planner planner = planner(Audience.UNATTENDED);

        Step.End end = (Step.End) planner.plan(diagnosis("terminated", "leave"), interrupted, History.empty(), false, 0)
                .steps()
                .get(1);
        assertEquals(130, end.status());
        assertTrue(planner.plan(diagnosis("user-quit", "leave"), left, History.empty(), false, 0)
                .steps()
                .contains(new Step.EndAsClaude()));
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
}
