package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeldSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    /** As 2.1.332 says it, on a terminal of 110 columns. */
    private static final String REFUSAL = """
            That session is running in the background (260d37e2). Run `claude attach 260d37e2` to open it, or `claude stop
            260d37e2` first to resume it here. Add --fork-session to branch off a copy instead.
            """;

    private static Evidence saying(String words) {
        return Evidence.of(NOW, new Exit.Code(1)).with(new Screen(words, false));
    }

    private static Fall held(String words) {
        Fall fall = Fall.of(NOW, "session-in-background", "", 0, "release-and-resume", "give-up");
        return new Fall(fall.diagnosis(), saying(words));
    }

    private static Planner planner(Planner.Audience audience) {
        return new Planner(
                audience,
                new RecoverySchedule(new Budget(5), () -> Fall.ZONE, Optional.empty()),
                new ResumePrompt("Go on."));
    }

    private static History resumedOnce() {
        return History.empty().with(PlannerFixture.attempt(NOW, "killed", 4));
    }

    @Test
    void readsTheJobWhereverTheLineBreaks() {
        assertEquals(Optional.of("260d37e2"), HeldSession.job(saying(REFUSAL)));
        assertEquals(Optional.of("260d37e2"), HeldSession.job(saying(REFUSAL.replace("\n", " "))));
    }

    @Test
    void takesNothingElseForAJob() {
        for (String word : List.of("--all", "a b", "", "$(id)", "../x")) {
            assertEquals(Optional.empty(), HeldSession.job(saying("`claude stop " + word + "` first")), word);
        }
    }

    @Test
    void endsTheBackgroundSessionOfARunThatWasResumedBefore() {
        Plan plan = held(REFUSAL).plan(planner(Planner.Audience.UNATTENDED), resumedOnce(), 0);
        assertEquals(new Step.Release("260d37e2"), plan.steps().get(plan.steps().size() - 1));
    }

    @Test
    void leavesTheBackgroundSessionOfAnotherAlone() {
        Plan plan = held(REFUSAL).plan(planner(Planner.Audience.UNATTENDED), History.empty(), 0);
        Step.End end = (Step.End) plan.steps().get(plan.steps().size() - 1);
        assertEquals(75, end.status());
        assertEquals(
                "the session runs in the background, and not on behalf of this run; `claude stop 260d37e2` ends it",
                end.reason());
    }

    @Test
    void offersToEndItToWhoeverIsThere() {
        Plan plan = held(REFUSAL).plan(planner(Planner.Audience.ATTENDED), History.empty(), 0);
        Step.Offer offer = (Step.Offer) plan.steps().get(plan.steps().size() - 1);
        assertEquals(List.of(Choice.RELEASE), offer.choices());
    }
}
