package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay demo --seed} with a real client on scripted Bedrock. */
@Tag("real-client")
@Timeout(600)
class RealSeedDemoTest {
    @TempDir
    private Path folder;

    @Test
    void theSeedIsNamedResumedCompactedAndFinished() throws Exception {
        Path output = folder.resolve("output");
        Path client = RealClient.of(RealClient.NEWEST).executable();
        ProcessBuilder builder = new ProcessBuilder(Launcher.path().toString(), "demo", "--seed")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME", folder.toString(), "PATH", client.getParent() + ":/usr/bin:/bin", "LANG", "C.UTF-8"));
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String said = Files.readString(output);
        assertEquals(0, process.exitValue(), said);
        int from = 0;
        for (String next : List.of(
                "scripted Amazon Bedrock",
                "API Error: Out of memory",
                "resuming the session (attempt 1",
                "compacting the session",
                "compacted",
                "The task is done")) {
            int at = said.indexOf(next, from);
            assertTrue(at >= 0, "no \"" + next + "\" where it must be: " + said);
            from = at;
        }
    }
}
