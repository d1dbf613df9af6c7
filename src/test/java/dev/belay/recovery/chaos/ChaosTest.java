package dev.belay.recovery.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.recovery.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Random deaths, as many as are asked for; run it by {@code scripts/chaos}. */
@EnabledIfSystemProperty(named = "belay.chaos", matches = "\\d+")
class ChaosTest {
    private static final Path WORK = Path.of("target", "chaos").toAbsolutePath();
    private static final int TRIALS = Integer.getInteger("belay.chaos", 100);
    private static final long SEED = Long.getLong("belay.seed", 1);
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 2);
    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("belay.minutes", 24 * 60));
    private static final long LONGEST = Long.getLong("belay.longest", 9_000);
    private static final List<String> VERSIONS = List.of(
            System.getProperty("belay.clients", "2.1.332,2.1.116,1.0.35").split(","));

    @Test
    void whatMayNeverHappenDoesNot() throws Exception {
        long begun = System.nanoTime();
        List<Outcome> outcomes = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome>> trials = new ArrayList<>();
            for (long seed = SEED; seed < SEED + TRIALS; seed++) {
                ChaosTrial trial = trial(seed);
                trials.add(few.submit(() -> System.nanoTime() - begun < TIME.toNanos() ? trial.run() : null));
            }
            for (Future<Outcome> trial : trials) {
                Outcome outcome = trial.get();
                if (outcome != null) {
                    System.out.println(outcome);
                    outcomes.add(outcome);
                }
            }
        } finally {
            few.shutdownNow();
        }
        ChaosReport report = new ChaosReport(SEED, outcomes);
        report.write();
        assertEquals(
                List.of(),
                outcomes.stream()
                        .filter(outcome -> !outcome.isRight())
                        .map(Outcome::toString)
                        .toList());
    }

    static ChaosTrial trial(long seed) {
        Mode mode = seed % 2 == 0 ? Mode.PRINT : Mode.INTERACTIVE;
        String version = VERSIONS.get((int) (seed / 2 % VERSIONS.size()));
        return new ChaosTrial(seed, version, mode, WORK.resolve("seed-" + seed), LONGEST);
    }
}
