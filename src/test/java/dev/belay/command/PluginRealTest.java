package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.testing.RealClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginRealTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {".", "plugin"})
    void theNewestClientAcceptsThePluginAndItsMarketplace(String what) throws Exception {
        String claude = RealClient.of(RealClient.NEWEST).executable().toString();
        ProcessBuilder builder = new ProcessBuilder(claude, "plugin", "validate", what);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        home.toString(),
                        "PATH",
                        System.getenv("PATH"),
                        "DISABLE_TELEMETRY",
                        "1",
                        "DISABLE_ERROR_REPORTING",
                        "1",
                        "DISABLE_AUTOUPDATER",
                        "1",
                        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
                        "1"));
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
