package dev.belay.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.message.Json;
import dev.belay.demo.wire.AnthropicWire;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class DemoHomeTest {
    @TempDir
    Path folder;

    private DemoHome home;

    @BeforeEach
    void make() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        home = new DemoHome(folder.resolve("home"), link.resolve("project"));
    }

    @Test
    void trustsTheProjectByItsRealPathAndKnowsTheKey() throws Exception {
        assertEquals(folder.resolve("real/project").toRealPath(), home.project());
        JsonNode state =
                Json.MAPPER.readTree(home.home().resolve(".claude.json").toFile());
        assertTrue(state.get("hasCompletedOnboarding").asBoolean());
        assertTrue(state.get("projects")
                .get(home.project().toString())
                .get("hasTrustDialogAccepted")
                .asBoolean());
        String approved =
                state.get("customApiKeyResponses").get("approved").get(0).asText();
        assertTrue(AnthropicWire.KEY.endsWith(approved) && approved.length() < AnthropicWire.KEY.length(), approved);
    }

    @Test
    void allowsBash() throws Exception {
        JsonNode settings = Json.MAPPER.readTree(
                home.configuration().resolve("settings.json").toFile());
        assertEquals("Bash", settings.get("permissions").get("allow").get(0).asText());
    }

    @Test
    void aClientTalksToThisServerAloneAndReportsNothing() {
        Map<String, String> environment =
                home.environment(URI.create("http://127.0.0.1:1"), "/usr/bin:/bin", "xterm-256color");
        assertEquals("http://127.0.0.1:1", environment.get("ANTHROPIC_BASE_URL"));
        assertEquals(home.home().toString(), environment.get("HOME"));
        for (String off : new String[] {"DISABLE_TELEMETRY", "DISABLE_ERROR_REPORTING", "DISABLE_AUTOUPDATER"}) {
            assertEquals("1", environment.get(off), off);
        }
    }
}
