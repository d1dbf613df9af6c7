package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.belay.decide.Planner.Audience;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Response;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Transcript;
import dev.belay.testing.Rules;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is planned where only a person can help. */
class PersonIsNeededTest extends PlannerFixture {
    @Test
    void sendsForAPersonWhereOnlyOneCanHelp() {
        Plan plan = planner(Audience.UNATTENDED)
                .plan(diagnosis("signed-out", "ask"), fallen(NOW, 1), History.empty(), false, 0);

        assertEquals(77, ((Step.End) plan.steps().get(1)).status());
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
        Evidence left = error.with(new Exit.Code(0))
                .with(new Hooks(
                        true, true, Optional.empty(), Optional.of("prompt_input_exit"), Optional.empty(), false));
        Plan plan = planner(Audience.ATTENDED).plan(fall.diagnosis(), left, History.empty(), false, 0);
        assertEquals(List.of(new Step.Remind(), new Step.EndAsClaude()), plan.steps());
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
