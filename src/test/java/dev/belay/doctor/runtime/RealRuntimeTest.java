package dev.belay.doctor.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.InTurns;
import dev.belay.testing.client.RealNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real clients, and an old node from npm: what is found, and that nothing is left in the home. */
@InTurns(3)
class RealRuntimeTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1.0.35", "2.1.116", RealClient.NEWEST})
    void aHealthyHomeWithARealClientIsOkAndStaysAsItWas(String version) throws IOException {
        Path client = RealClient.of(version).executable();
        try (HealthyHome home = new HealthyHome(folder)) {
            install(client, home);
            Map<String, String> before = home.listing();
            assertEquals(Map.of(), home.faults());
            assertEquals(before, home.listing());
            assertTrue(home.examine()
                    .get("runtime")
                    .say()
                    .startsWith(RealClient.of(version).toString()));
        }
    }

    @Test
    void anOldNodeIsFoundAndOnlyThat() throws IOException {
        Path client = RealClient.of("1.0.35").executable();
        Path node = RealNode.version("16.20.2");
        try (HealthyHome home = new HealthyHome(folder)) {
            install(client, home);
            home.environment.put("PATH", node.getParent() + ":" + home.environment.get("PATH"));
            Map<String, Finding> faults = home.faults();
            assertEquals(Set.of("runtime"), faults.keySet(), faults.toString());
            assertTrue(faults.get("runtime").say().contains("node is 16.20.2"), faults.toString());
        }
    }

    private static void install(Path client, HealthyHome home) throws IOException {
        Files.delete(home.programs.resolve("claude"));
        Files.createSymbolicLink(home.programs.resolve("claude"), client);
    }
}
