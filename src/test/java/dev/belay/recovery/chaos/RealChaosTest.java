package dev.belay.recovery.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.recovery.Mode;
import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few random deaths, always the same; {@code -Dbelay.chaos.few=N} makes them more, and {@code scripts/chaos} many. */
@Tag("real-client")
class RealChaosTest {
    private static final int TRIALS = Integer.getInteger("belay.chaos.few", 3);
    private static final long SEED = Long.getLong("belay.chaos.seed", 2001);
    private static final long LONGEST = 9_000;

    @Test
    void whatMayNeverHappenDoesNotInAFewTrials() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (long seed = SEED; seed < SEED + TRIALS; seed++) {
            Mode mode = seed % 2 == 0 ? Mode.PRINT : Mode.INTERACTIVE;
            // What an earlier run has left would pass for an answer.
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chaos-" + seed + "-");
            Outcome outcome = new ChaosTrial(seed, RealClient.NEWEST, mode, folder, LONGEST).run();
            System.out.println(outcome);
            if (!outcome.isRight()) {
                wrong.add(outcome.toString());
            }
        }
        assertEquals(List.of(), wrong);
    }
}
