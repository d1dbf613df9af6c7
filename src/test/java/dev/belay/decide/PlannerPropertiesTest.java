package dev.belay.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for any sequence of falls; each seed is a few hundred of them. */
class PlannerPropertiesTest {
    private static final Instant START = Instant.parse("2026-10-24T12:00:00Z");
    private static final String[][] LADDERS = {
        {"killed", "resume", "give-up"},
        {"killed-by-kernel-oom", "resume", "compact-and-resume", "give-up"},
        {"silent-exit", "resume"},
        {"usage-limit", "wait-and-resume"},
        {"rate-limited", "wait-and-resume"},
        {"server-error", "wait-and-resume"},
        {"overloaded", "wait-and-resume", "wait-and-resume", "wait-and-resume", "give-up"},
        {"network-lost", "wait-and-resume"},
        {"billing", "ask"},
        {"context-full", "compact-and-resume", "trim-and-resume", "give-up"},
        {"user-quit", "leave"},
    };

    private static final int TRIES = Integer.getInteger("belay.tries", 3_000);

    private final Random random = new Random();

    private String words(Instant at) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "API Error: 500 req_" + random.nextInt(1000);
            case 2 -> "API Error: " + Integer.toHexString(random.nextInt());
            case 3 -> "limit reached, resets in " + (1 + random.nextInt(90)) + " minutes";
            case 4 -> "try again in " + random.nextInt(60) + " seconds";
            case 5 -> "resets " + (1 + random.nextInt(12)) + "am (UTC)";
            case 6 -> "Claude AI usage limit reached|" + (at.getEpochSecond() + random.nextInt(20_000) - 2_000);
            default -> "resets 2:30am";
        };
    }

    private Fall fall(Instant at, long answers) {
        String[] row = LADDERS[random.nextInt(LADDERS.length)];
        String[] ladder = java.util.Arrays.copyOfRange(row, 1, row.length);
        return Fall.of(at, row[0], words(at), answers, ladder);
    }

    private Planner planner(int budget) {
        return new Planner(
                Planner.Audience.UNATTENDED,
                new RecoverySchedule(new Budget(budget), () -> Fall.ZONE, Optional.empty()),
                new ResumePrompt("Go on."));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void withoutProgressNoHourSeesMoreStartsThanTheBudget(long seed) {
        random.setSeed(seed);
        int starts = 0;
        for (int run = 0; run < TRIES / 30; run++) {
            int budget = random.nextInt(6);
            List<Instant> started = run(planner(budget), budget);
            for (Instant start : started) {
                long inTheHour = started.stream()
                        .filter(other -> other.isAfter(start.minus(Duration.ofHours(1))) && !other.isAfter(start))
                        .count();
                assertTrue(inTheHour <= budget, () -> inTheHour + " starts within an hour, budget " + budget);
            }
            starts += started.size();
        }
        assertTrue(starts > 100, "only " + starts + " starts");
    }

    /** Falls until it gives up; a fall that gives up by its class alone (billing) is passed over. */
    private List<Instant> run(Planner planner, int budget) {
        History history = History.empty();
        List<Instant> starts = new ArrayList<>();
        Instant at = START.plusSeconds(random.nextInt(1_000_000));
        for (int i = 0; i < 200; i++) {
            Fall fall = fall(at, 4);
            Plan plan = fall.plan(planner, history, random.nextDouble());
            if (plan.pause().isPresent()) {
                Instant start = plan.pause().get().until().toInstant();
                assertTrue(!start.isBefore(at), "a start in the past");
                starts.add(start);
                history = history.with(fall.attempt(plan));
                at = start;
            }
            at = at.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(7200) : random.nextInt(20));
        }
        return starts;
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void everyPlanEndsInAStartOrAnEnd(long seed) {
        random.setSeed(seed);
        History history = History.empty();
        Instant at = START;
        for (int i = 0; i < TRIES * 2 / 3; i++) {
            for (Planner.Audience audience : Planner.Audience.values()) {
                Planner planner = new Planner(
                        audience,
                        new RecoverySchedule(
                                new Budget(random.nextInt(6)),
                                () -> Fall.ZONE,
                                random.nextBoolean() ? Optional.of(at.plusSeconds(600)) : Optional.empty()),
                        new ResumePrompt("Go on."));
                Fall fall = fall(at, 4);
                Plan plan = planner.plan(
                        fall.diagnosis(), fall.evidence(), history, random.nextInt(9) == 0, random.nextDouble());
                Step last = plan.steps().get(plan.steps().size() - 1);
                assertTrue(isLast(last), () -> plan.toString());
                assertEquals(
                        1,
                        plan.steps().stream()
                                .filter(PlannerPropertiesTest::isLast)
                                .count());
                history = plan.pause().isPresent() ? history.with(fall.attempt(plan)) : History.empty();
            }
            at = at.plusSeconds(random.nextInt(7200));
        }
    }

    private static boolean isLast(Step step) {
        return !(step instanceof Step.Say
                || step instanceof Step.TellHowToContinue
                || step instanceof Step.Pause
                || step instanceof Step.AwaitNetwork
                || step instanceof Step.AwaitMemory);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void progressMakesTheBudgetFresh(long seed) {
        random.setSeed(seed);
        Planner planner = planner(2);
        History history = History.empty();
        Instant at = START;
        for (int answers = 1; answers < 500; answers++) {
            Fall fall = Fall.of(at, "server-error", words(at), 3L * answers, "wait-and-resume");
            Plan plan = fall.plan(planner, history, random.nextDouble());
            assertEquals(1, plan.pause().orElseThrow().attempt());
            history = fall.seen(history).with(fall.attempt(plan));
            // As seldom as the bound for a day allows.
            at = plan.pause().orElseThrow().until().toInstant().plusSeconds(1_100 + random.nextInt(30));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44})
    void sameFailureEndsWhateverTheClientSaysOfResets(long seed) {
        random.setSeed(seed);
        Planner planner = planner(5);
        for (String[] row : LADDERS) {
            History history = History.empty();
            Instant at = START;
            boolean ended = false;
            for (int i = 0; i < 20_000 && !ended; i++) {
                String[] ladder = java.util.Arrays.copyOfRange(row, 1, row.length);
                Fall fall = Fall.of(at, row[0], "resets in " + (1 + random.nextInt(500)) + " minutes", 4, ladder);
                Plan plan = fall.plan(planner, history, random.nextDouble());
                ended = plan.pause().isEmpty();
                if (!ended) {
                    history = history.with(fall.attempt(plan));
                    at = plan.pause().orElseThrow().until().toInstant().plusSeconds(3);
                }
            }
            assertTrue(ended, row[0]);
            assertTrue(
                    history.attempts().size() <= 10,
                    row[0] + " " + history.attempts().size());
        }
    }
}
