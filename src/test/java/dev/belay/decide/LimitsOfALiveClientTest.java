package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.belay.decide.Planner.Audience;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.Retry;
import dev.belay.evidence.Retrying;
import dev.belay.evidence.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whatever a client says of a limit: it is recognized by fields and by what it does. */
class LimitsOfALiveClientTest extends PlannerFixture {
    private static final Duration SOON = Duration.ofMinutes(30);

    private static ApiError limit(Duration later) {
        return new ApiError(
                "Words that nobody has foreseen",
                Optional.of("rate_limit"),
                OptionalInt.of(429),
                Optional.of("usage_limit_reached"),
                -1,
                Optional.of(NOW.plus(later)));
    }

    private static Fall limited(Duration later, Liveness liveness) {
        Fall fall = Fall.of(NOW, "usage-limit", "", 4, "wait-and-resume");
        Evidence evidence = fall.evidence()
                .with(new Exit.Running())
                .with(new Client(Optional.of("2.1.332"), false))
                .with(liveness)
                .with(fall.evidence().transcript().with(Transcript.Errors.of(Optional.of(limit(later)))));
        return new Fall(fall.diagnosis(), evidence);
    }

    private static Fall retrying(String failure, Retrying retrying, Duration later, String... ladder) {
        Fall fall = Fall.of(NOW, failure, "", 4, ladder);
        Retry retry = new Retry(3, 10, Optional.of(limit(later)), Optional.of(NOW.plus(later)));
        Evidence evidence = fall.evidence()
                .with(new Exit.Running())
                .with(Liveness.of(Activity.BUSY).with(retrying))
                .with(fall.evidence()
                        .transcript()
                        .with(new Transcript.Errors(retry.error(), Optional.of(retry), Optional.empty())));
        return new Fall(fall.diagnosis(), evidence);
    }

    private static Plan plan(Fall fall) {
        return fall.plan(planner(Audience.UNATTENDED), History.empty(), 0);
    }

    private static Step.WatchOn watchOn(Duration later) {
        return new Step.WatchOn(Optional.of(NOW.plus(later)));
    }

    @Test
    void waitsForTheClientsOwnContinuingWhateverItsScreenSays() {
        Plan plan = plan(limited(SOON, Liveness.of(Activity.IDLE)));
        assertEquals(List.of(watchOn(SOON.plusMinutes(3))), plan.steps());
    }

    @Test
    void actsWhereTheClientHasGivenUpContinuing() {
        for (String hook : List.of("quota_auto_resume_stale", "quota_auto_resume_disabled")) {
            Fall fall = limited(SOON, Liveness.of(Activity.IDLE));
            Hooks hooks = new Hooks(true, false, Optional.empty(), Optional.empty(), Optional.of(hook), false);
            Plan plan = plan(new Fall(fall.diagnosis(), fall.evidence().with(hooks)));
            assertInstanceOf(Step.Stop.class, plan.steps().get(0), hook);
        }
    }

    @Test
    void actsWhereTheResetIsMoreThanADayAway() {
        Plan plan = plan(limited(Duration.ofHours(30), Liveness.of(Activity.IDLE)));
        assertInstanceOf(Step.Stop.class, plan.steps().get(0));
        Instant until = plan.pause().orElseThrow().until().toInstant();
        assertEquals(
                NOW.plus(Duration.ofHours(30)),
                plan.pause().orElseThrow().reset().orElseThrow());
        assertEquals(true, until.isAfter(NOW.plus(Duration.ofHours(30))));
    }

    @Test
    void helpsAClientThatHasNotMovedMinutesAfterTheReset() {
        Fall fall = limited(Duration.ofMinutes(-4), Liveness.of(Activity.IDLE));
        assertInstanceOf(Step.Type.class, plan(fall).steps().get(1));
    }

    @Test
    void watchesAClientThatTriesAgainAndTellsOfItOnce() {
        Duration hour = Duration.ofHours(1);
        Fall first = retrying("usage-limit", new Retrying(Duration.ofMinutes(1), true), hour, "wait-and-resume");
        assertEquals(
                List.of(new Step.Warn(), watchOn(Duration.ofMinutes(1))),
                plan(first).steps());
        Fall later = retrying("usage-limit", new Retrying(Duration.ofHours(7), false), hour, "wait-and-resume");
        assertEquals(List.of(watchOn(Duration.ofMinutes(1))), plan(later).steps());
    }

    @Test
    void takesOverFromAClientThatSleptThroughTheReset() {
        Duration past = Duration.ofMinutes(-4);
        Fall fall = retrying("usage-limit", new Retrying(Duration.ofHours(2), false), past, "wait-and-resume");
        assertInstanceOf(Step.Stop.class, plan(fall).steps().get(0));
    }

    @Test
    void doesNotLetItTryForEverWithoutAReset() {
        Fall fall = Fall.of(NOW, "overloaded", "529 Overloaded", 4, "wait-and-resume");
        for (int hours : List.of(5, 6)) {
            Evidence evidence = fall.evidence()
                    .with(new Exit.Running())
                    .with(Liveness.of(Activity.BUSY).with(new Retrying(Duration.ofHours(hours), false)));
            Plan plan = plan(new Fall(fall.diagnosis(), evidence));
            assertEquals(hours == 6, plan.steps().get(0) instanceof Step.Stop, plan::toString);
        }
    }

    @Test
    void endsItSoonWhereOnlyAPersonCanHelp() {
        Duration hour = Duration.ofHours(1);
        Fall patient = retrying("billing", new Retrying(Duration.ofMinutes(1), true), hour, "ask");
        assertInstanceOf(Step.Warn.class, plan(patient).steps().get(0));
        Fall hopeless = retrying("billing", new Retrying(Duration.ofMinutes(5), false), hour, "ask");
        assertInstanceOf(Step.Stop.class, plan(hopeless).steps().get(0));
    }
}
