package dev.belay.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part of the matrix on other providers, the first seed before all; {@code scripts/recovery-matrix} makes the whole. */
@Tag("real-client")
@Timeout(600)
class RealProvidersTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            bedrock | the seed, once           | newest  | INTERACTIVE
            bedrock | the seed until compacted | 2.1.329 | PRINT
            bedrock | the seed for ever        | 2.1.329 | PRINT
            vertex  | the seed for ever        | 2.1.116 | INTERACTIVE
            foundry | the seed for ever        | 2.1.116 | PRINT
            litellm | the seed for ever        | 2.1.116 | PRINT
            """)
    void comesToItsRightEndByItself(String wire, String name, String version, Mode mode) throws Exception {
        Rotation.takeTurns(wire + name + mode, version, 3);
        Wire over = Wires.named(wire).orElseThrow();
        Trial trial = ProviderTrials.named(over, name);
        Seen seen = trial.make(over, RealClient.of(version), mode, folder);
        assertEquals(
                List.of(), trial.right(RealClient.of(version).version(), mode).mistakes(seen), seen::told);
    }
}
