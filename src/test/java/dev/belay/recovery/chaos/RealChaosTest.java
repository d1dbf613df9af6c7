package dev.belay.recovery.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.recovery.Mode;
import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few random deaths, always the same; {@code -Dbelay.chaos.few=N} makes them more, and {@code scripts/chaos} many. */
@Tag("real-client")
class RealChaosTest {
    private static final int TRIALS = Integer.getInteger("belay.chaos.few", 6);
    private static final int AT_ONCE = Integer.getInteger("belay.at-once", 4);
    private static final long SEED = Long.getLong("belay.chaos.seed", 2001);
    private static final long LONGEST = 9_000;

    @Test
    void whatMayNeverHappenDoesNotInAFewTrials() throws Exception {
        List<String> wrong = new ArrayList<>();
        ExecutorService few = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Outcome>> trials = new ArrayList<>();
            for (long seed = SEED; seed < SEED + TRIALS; seed++) {
                long one = seed;
                trials.add(few.submit(() -> trial(one)));
            }
            for (Future<Outcome> trial : trials) {
                Outcome outcome = trial.get();
                System.out.println(outcome);
                if (!outcome.isRight()) {
                    wrong.add(outcome.toString());
                }
            }
        } finally {
            few.shutdownNow();
        }
        assertEquals(List.of(), wrong);
    }

    private static Outcome trial(long seed) throws Exception {
        Mode mode = seed % 2 == 0 ? Mode.PRINT : Mode.INTERACTIVE;
        // What an earlier run has left would pass for an answer.
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chaos-" + seed + "-");
        return ChaosTrial.drawn(
                        new Outcome.Setting(
                                seed, RealClient.of(RealClient.NEWEST).version(), mode),
                        folder,
                        LONGEST)
                .run();
    }
}
