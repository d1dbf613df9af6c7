package dev.belay.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.belay.demo.wire.Wires;
import dev.belay.recovery.soak.Soak;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.InTurns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of the matrix, and a small soak; {@code scripts/recovery-matrix} and {@code scripts/soak} make the whole. */
@InTurns(3)
@Tag("real-client")
@Timeout(600)
class RealRecoveryTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    SIGKILL                       | newest  | PRINT
                    silent exit                   | 2.1.116 | PRINT
                    out of memory until compacted | 2.1.116 | PRINT
                    connection reset              | newest  | PRINT
                    hang                          | 2.1.116 | PRINT
                    SIGSEGV                       | 2.1.116 | INTERACTIVE
                    500                           | 2.1.116 | INTERACTIVE
                    hang in a stream              | newest  | INTERACTIVE
                    unpaired tool use             | newest  | INTERACTIVE
                    401                           | newest  | INTERACTIVE
                    """)
    void comesToItsRightEndByItself(String trial, String version, Mode mode) throws Exception {
        Trial made = Trials.named(trial);
        Seen seen = made.make(Wires.ANTHROPIC, RealClient.of(version), mode, folder);
        assertEquals(
                List.of(), made.right(RealClient.of(version).version(), mode).mistakes(seen), seen::told);
    }

    @Test
    void tasksWithManyFaultsAllFinishAndLeaveNothingBehind() throws Exception {
        Soak soak = new Soak(RealClient.of(RealClient.NEWEST), Wires.ANTHROPIC, 12, 6, LIMIT);
        for (int seed = 1; seed <= 3; seed++) {
            Path task = Files.createDirectories(folder.resolve("task-" + seed));
            Soak.Result result = soak.run(seed, task);
            assertFalse(result.happened().isEmpty());
            assertEquals(List.of(), result.mistakes(), result.seen()::told);
        }
    }
}
