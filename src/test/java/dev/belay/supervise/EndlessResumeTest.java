package dev.belay.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Budget;
import dev.belay.decide.Planner;
import dev.belay.decide.RecoverySchedule;
import dev.belay.decide.ResumePrompt;
import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.Progress;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.rules.RuleFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever an API deals, the loop stays under its bounds and comes to an end: the supervisor, the planner and the rules as
 * they are, in a world of dice with a clock of its own.
 */
class EndlessResumeTest {
    private static final Rulebook RULES = RuleFiles.ours();
    private static final Instant START = Instant.parse("2026-11-27T20:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    /** Long waits for limits, ten minutes and more each, are no recoveries that count. */
    private static final int LIMITS_AN_HOUR = 6;

    private static final String SEED = "API Error: Out of memory";
    private static final String[] FAILURES = {
        SEED,
        "API Error: 400 Out of memory",
        "API Error: 500 Internal server error. This is a server-side issue, usually temporary",
        "API Error: 529 Overloaded. This is a server-side issue, usually temporary",
        "Prompt is too long",
        "API Error: Connection error.",
        "API Error: something that nobody has ever seen, number 17",
        "Claude's response exceeded the 32000 output token maximum",
        "You've hit your limit · resets in 1 minute",
        "You've hit your limit · resets in 40 minutes",
        "API Error: 400 tool_use ids were found without tool_result blocks immediately after: toolu_1",
        ""
    };

    /** How a world deals. */
    private record Deal(int results, boolean answers, boolean others, int mostSeconds) {}

    private static final class World implements Watcher, Operator {
        private final Random random;
        private final Deal deal;
        private final List<Instant> starts = new ArrayList<>();
        private Instant now = START;
        private long answers = 1;
        private Progress progress = Progress.NONE;
        private int compactions;

        World(long seed, Deal deal) {
            this.random = new Random(seed);
            this.deal = deal;
        }

        @Override
        public Evidence awaitTrouble() {
            now = now.plusSeconds(1 + random.nextInt(deal.mostSeconds()));
            answers += random.nextInt(3);
            long results = deal.results() == 0 ? 0 : random.nextInt(deal.results() + 1);
            long whole = deal.answers() && random.nextBoolean() ? 1 : 0;
            progress = new Progress(progress.answers() + whole, progress.results() + results);
            if (now.isAfter(START.plus(DAY).plus(DAY))) {
                return evidence("", new Exit.Code(0), Transcript.Ending.ANSWER);
            }
            String text = deal.others() ? FAILURES[random.nextInt(FAILURES.length)] : SEED;
            boolean killed = text.isEmpty();
            return killed
                    ? evidence("", new Exit.Signal(9, "SIGKILL"), Transcript.Ending.TOOL_USE)
                    : evidence(text, new Exit.Code(1), Transcript.Ending.ERROR);
        }

        private Evidence evidence(String text, Exit exit, Transcript.Ending endsOn) {
            Optional<ApiError> error = text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ApiError(text, Optional.empty(), OptionalInt.empty(), Optional.empty(), -1));
            Transcript transcript = Transcript.of(
                            endsOn, new Transcript.Work(answers, progress.results(), compactions, 0, 0, "", progress))
                    .with(Transcript.Errors.of(error));
            return Evidence.of(now, exit)
                    .with(new SessionId("0a80a98a-2efd-473d-8988-80fe42db6e92"))
                    .with(new Evidence.Process(Client.unknown(), exit, Duration.ofMinutes(10), Duration.ZERO))
                    .with(transcript);
        }

        @Override
        public Outcome perform(Incident incident) {
            for (Step step : incident.plan().steps()) {
                if (step instanceof Step.Pause pause) {
                    now = pause.until().toInstant();
                } else if (step instanceof Step.End end) {
                    return new Outcome.Over(new Ending.Status(end.status()), false);
                } else if (step instanceof Step.EndAsClaude) {
                    return new Outcome.Over(
                            new Ending.AsClaude(incident.evidence().exit()), false);
                }
            }
            compactions += incident.plan().recovery() == Recovery.COMPACT_AND_RESUME ? 1 : 0;
            starts.add(now);
            return new Outcome.Resumed(incident.plan().recovery());
        }

        Ending run(int recoveries) {
            Planner planner = new Planner(
                    Planner.Audience.UNATTENDED,
                    new RecoverySchedule(new Budget(recoveries), () -> ZoneOffset.UTC, Optional.empty()),
                    new ResumePrompt("Go on."));
            return new Supervisor(
                            this,
                            new IncidentJudge(RULES::diagnose, planner, dice()),
                            this,
                            new IncidentListeners(forgetful(), NotificationPolicy.closed()))
                    .supervise();
        }

        /** The most starts in any stretch of this length. */
        int most(Duration span) {
            int most = 0;
            for (int first = 0, last = 0; last < starts.size(); last++) {
                while (!starts.get(first).isAfter(starts.get(last).minus(span))) {
                    first++;
                }
                most = Math.max(most, last - first + 1);
            }
            return most;
        }

        private ShutdownRequest dice() {
            return new ShutdownRequest() {
                @Override
                public boolean ending() {
                    return false;
                }

                @Override
                public double jitter() {
                    return random.nextDouble();
                }
            };
        }

        private static Recorder forgetful() {
            return new Recorder() {
                @Override
                public void recovered(Incident incident, Evidence now) {}

                @Override
                public void remember(Incident incident) {
                    // Nothing is kept.
                }

                @Override
                public void settle(Incident incident, Outcome outcome) {
                    // Nothing is kept.
                }
            };
        }
    }

    private static final Ending GIVEN_UP = new Ending.Status(ExitStatus.TRY_LATER);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theSeedWithPartialAnswersForEverEndsAfterItsLadder(long seed) {
        World world = new World(seed, new Deal(0, false, false, 5));

        assertEquals(GIVEN_UP, world.run(5));
        assertEquals(3, world.starts.size());
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void aLittleWorkBetweenTheSameFallsIsNoWayRound(long seed) {
        World world = new World(seed, new Deal(1, false, false, 20));

        assertEquals(GIVEN_UP, world.run(5));
        assertTrue(world.starts.size() <= 60, () -> world.starts.size() + " starts");
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28, 29, 30})
    void withoutWorkItEndsWhateverTheFailuresAre(long seed) {
        for (int budget = 1; budget <= 5; budget++) {
            World world = new World(100 * seed + budget, new Deal(0, false, true, 30));
            Ending ending = world.run(budget);
            assertTrue(!(ending instanceof Ending.AsClaude), ending::toString);
            assertTrue(world.most(HOUR) <= budget, () -> world.starts.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
    void noProgressLiftsTheBoundsOfAnHourAndADay(long seed) {
        Deal[] deals = {
            new Deal(1, true, false, 3), new Deal(40, true, true, 3), new Deal(40, true, false, 60),
            new Deal(5, false, true, 600), new Deal(40, true, true, 1200), new Deal(2, true, true, 60)
        };
        for (Deal deal : deals) {
            int budget = 1 + (int) (seed % 5);
            World world = new World(seed, deal);
            world.run(budget);
            int hour = world.most(HOUR);
            int day = world.most(DAY);
            assertTrue(hour <= 12 * budget + LIMITS_AN_HOUR, () -> deal + ": " + hour + " starts in an hour");
            assertTrue(day <= 40 * budget + 24 * LIMITS_AN_HOUR, () -> deal + ": " + day + " starts in a day");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43, 44, 45})
    void aLoopThatMakesUsBelieveInProgressEndsWithinMinutes(long seed) {
        World world = new World(seed, new Deal(40, true, false, 3));

        assertEquals(GIVEN_UP, world.run(5));
        Duration lasted = Duration.between(START, world.now);
        assertTrue(world.starts.size() <= 60 && lasted.compareTo(Duration.ofMinutes(10)) < 0, lasted::toString);
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55})
    void aNightOfHonestWorkIsLetThrough(long seed) {
        // A fall every ten minutes on average, with up to forty tool results between.
        World world = new World(seed, new Deal(40, true, false, 1200));
        Ending ending = world.run(5);
        Duration lasted = Duration.between(START, world.now);
        assertTrue(ending instanceof Ending.AsClaude, () -> ending + " after " + lasted);
    }
}
