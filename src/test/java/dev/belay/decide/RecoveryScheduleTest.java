package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.diagnose.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoveryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    private static final String LIMIT = "You've hit your session limit · resets 10:23am (UTC)";

    private static Planner planner(int recoveries, Optional<Instant> deadline) {
        return new Planner(
                Planner.Audience.UNATTENDED,
                new RecoverySchedule(new Budget(recoveries), () -> Fall.ZONE, deadline),
                new ResumePrompt("Go on."));
    }

    private static final Planner PLANNER = planner(3, Optional.empty());

    private static Fall limit(Instant at, String text) {
        return Fall.of(at, "usage-limit", text, 4, "wait-and-resume");
    }

    private static Instant until(Plan plan) {
        return plan.pause().orElseThrow().until().toInstant();
    }

    private static String refusal(Plan plan) {
        assertEquals(75, assertInstanceOf(Step.End.class, plan.steps().get(1)).status());
        return plan.reason();
    }

    @Test
    void waitsUntilTheResetAndALittleLonger() {
        assertEquals(
                Instant.parse("2026-11-20T10:23:05Z"), until(limit(NOW, LIMIT).plan(PLANNER, History.empty(), 0)));
        assertEquals(
                Instant.parse("2026-11-20T10:24:00Z"), until(limit(NOW, LIMIT).plan(PLANNER, History.empty(), 1)));
        Step.Pause pause =
                limit(NOW, LIMIT).plan(PLANNER, History.empty(), 0).pause().orElseThrow();
        assertEquals(Optional.of(Instant.parse("2026-11-20T10:23:00Z")), pause.reset());
        assertEquals(Fall.ZONE, pause.until().getZone());
    }

    @Test
    void waitsForTheEndOfTheMinuteThatTheClientNamesWhenThatHasBegun() {
        Instant now = Instant.parse("2026-11-20T10:23:40Z");
        Fall fall = limit(now, "You've hit your session limit · resets 10:23am (UTC)");

        assertEquals(now.plusSeconds(25), until(fall.plan(PLANNER, History.empty(), 0)));
    }

    @Test
    void staysInProportionWhereTheResetIsNear() {
        Fall fall = Fall.of(NOW, "rate-limited", "try again in 20 seconds", 4, "wait-and-resume");

        assertEquals(NOW.plusSeconds(25), until(fall.plan(PLANNER, History.empty(), 0)));
        assertEquals(NOW.plusSeconds(30), until(fall.plan(PLANNER, History.empty(), 1)));
    }

    @Test
    void backsOffWithPatienceFromFiveSecondsWhereNoResetIsNamed() {
        Fall fall = Fall.of(NOW, "overloaded", "API Error: 529 Overloaded.", 4, "wait-and-resume");

        Plan plan = fall.plan(PLANNER, History.empty(), 1);
        assertEquals(NOW.plusSeconds(5), until(plan));
        assertEquals(Optional.empty(), plan.pause().orElseThrow().reset());
        assertEquals(
                NOW.plusSeconds(20), until(fall.plan(PLANNER, History.empty().with(fall.attempt(plan)), 1)));
    }

    @Test
    void doesNotTakeALimitThatIsPutOffForALoop() {
        Planner planner = planner(1, Optional.empty());
        History history = History.empty();
        Instant at = NOW;
        for (int hour = 10; hour < 20; hour++) {
            Fall fall = limit(at, "You've hit your session limit · resets " + hour + ":10 (UTC)");
            Plan plan = fall.plan(planner, history, 0);
            assertEquals(Recovery.WAIT_AND_RESUME, plan.recovery());
            history = history.with(fall.attempt(plan));
            at = until(plan).plusSeconds(5);
        }
        assertEquals(
                "the limit was extended 10 times without progress",
                refusal(limit(at, "You've hit your session limit · resets 21:10 (UTC)")
                        .plan(planner, history, 0)));
    }

    @Test
    void waitsForTheBudgetTooWhereALimitIsPutOffByMinutes() {
        Planner planner = planner(1, Optional.empty());
        Fall first = limit(NOW, "limit reached, resets in 10 minutes");
        History history = History.empty().with(first.attempt(first.plan(planner, History.empty(), 0)));
        Fall second = limit(NOW.plusSeconds(700), "limit reached, resets in 11 minutes");

        assertEquals(NOW.plusSeconds(605).plus(Duration.ofHours(1)), until(second.plan(planner, history, 0)));
    }

    @Test
    void countsAgainWhereTheResetHasNotMoved() {
        // No zone, no kind: read again, ten o'clock would be tomorrow's.
        Fall first = limit(NOW, "You've hit your limit · resets 10am (UTC)");
        Plan plan = first.plan(PLANNER, History.empty(), 0);
        History history = History.empty().with(first.attempt(plan));
        Fall second = limit(NOW.plus(Duration.ofMinutes(126)), "You've hit your limit · resets 10am (UTC)");

        Plan next = second.plan(PLANNER, history, 1);
        assertEquals(NOW.plus(Duration.ofMinutes(126)).plusSeconds(20), until(next));
        assertEquals(Optional.empty(), next.pause().orElseThrow().reset());
    }

    @Test
    void saysThatAWaitWouldOutlastTheDeadline() {
        Planner planner = planner(3, Optional.of(Instant.parse("2026-11-20T09:30:00Z")));

        assertEquals(
                "the wait would end at 11:23:05, after the deadline at 10:30:00",
                refusal(limit(NOW, LIMIT).plan(planner, History.empty(), 0)));
    }

    @Test
    void neverRepeatsTheSameFailureWithTheSameWordsForEver() {
        History history = History.empty();
        Instant at = NOW;
        for (int i = 0; i < 3; i++) {
            Fall fall = Fall.of(
                    at, "server-error", "API Error: 500 {\"request_id\":\"req_" + i + "\"}", 4, "wait-and-resume");
            history = history.with(fall.attempt(fall.plan(PLANNER, history, 1)));
            at = at.plus(Duration.ofHours(2));
        }
        Fall fall = Fall.of(at, "server-error", "API Error: 500 {\"request_id\":\"req_9\"}", 4, "wait-and-resume");
        assertEquals("3 recoveries, the same error each time, no progress", refusal(fall.plan(PLANNER, history, 1)));
        Fall other = Fall.of(at, "server-error", "API Error: 500 Internal server error.", 4, "wait-and-resume");
        assertEquals(Recovery.WAIT_AND_RESUME, other.plan(PLANNER, history, 1).recovery());
    }

    @Test
    void endsWithTheStatusOfTheRuleAtOnceEvenWhenTheBudgetIsSpent() {
        Fall fall = Fall.of(NOW, "billing", "no", 4, "ask").ending(77);
        assertEquals(77, end(fall.plan(planner(0, Optional.empty()), History.empty(), 0)));
        assertEquals(75, end(Fall.of(NOW, "disk-full", "no", 4, "ask").plan(PLANNER, History.empty(), 0)));
    }

    private static int end(Plan plan) {
        return ((Step.End) plan.steps().get(1)).status();
    }

    @Test
    void readsTheResetFromDetailsAndFromTheHookWhereTheTextNamesNone() {
        var evidence = limit(NOW, "").evidence();
        var hook = new dev.belay.evidence.ApiError(
                "limited",
                Optional.empty(),
                java.util.OptionalInt.of(429),
                Optional.of("429 {\"retry-after\":\"600\"}"),
                -1);
        var hooks =
                new dev.belay.evidence.Hooks(true, false, Optional.of(hook), Optional.empty(), Optional.empty(), false);
        Fall fall = new Fall(limit(NOW, "").diagnosis(), evidence.with(hooks));

        assertEquals(NOW.plusSeconds(605), until(fall.plan(PLANNER, History.empty(), 0)));
    }

    @Test
    void readsLikeASentence() {
        var monday = NOW.atZone(Fall.ZONE);
        assertEquals("09:00:00", HumanTime.of(monday, NOW));
        assertEquals("Mon 09:00", HumanTime.of(monday.plusDays(3), NOW));
        assertEquals("Nov 27, 09:00", HumanTime.of(monday.plusDays(7), NOW));
        assertEquals("3 h 12 min", HumanTime.span(Duration.ofMinutes(192)));
        assertEquals("2 d", HumanTime.span(Duration.ofDays(2)));
        assertEquals("1 min 5 s", HumanTime.span(Duration.ofMillis(64_001)));
        assertEquals("1 s", HumanTime.span(Duration.ofMillis(3)));
        assertFalse(HumanTime.span(Duration.ofSeconds(-3)).contains("-"));
        assertTrue(HumanTime.span(Duration.ofMinutes(60)).equals("1 h"));
    }
}
