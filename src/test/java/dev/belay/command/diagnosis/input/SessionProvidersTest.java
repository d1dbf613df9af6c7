package dev.belay.command.diagnosis.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionProvidersTest {
    @TempDir
    Path folder;

    @Test
    void theSettingsOfASessionsOwnFolderCount() throws IOException {
        Path there = folder.resolve("there");
        Files.createDirectories(there.resolve(".claude"));
        Files.writeString(there.resolve(".claude/settings.json"), "{\"env\": {\"CLAUDE_CODE_USE_VERTEX\": \"1\"}}");
        SessionProviders providers =
                new SessionProviders(Map.of("HOME", folder.toString(), "CLAUDE_CODE_USE_MANTLE", "1"), folder);
        Evidence evidence = Evidence.of(Instant.now(), new Exit.Unseen());
        assertEquals(
                Provider.MANTLE,
                providers.added(evidence, Optional.empty()).client().provider());
        // Mantle comes before Vertex; the client would see both.
        assertEquals(
                Provider.MANTLE,
                providers.added(evidence, Optional.of(there)).client().provider());
        Files.writeString(
                there.resolve(".claude/settings.local.json"), "{\"env\": {\"CLAUDE_CODE_USE_BEDROCK\": \"1\"}}");
        SessionProviders again = new SessionProviders(Map.of("HOME", folder.toString()), folder);
        assertEquals(
                Provider.BEDROCK,
                again.added(evidence, Optional.of(there)).client().provider());
        assertEquals(
                Provider.ANTHROPIC,
                again.added(evidence, Optional.of(folder)).client().provider());
    }
}
