package dev.belay.claude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client's own files: its session file and its configuration. */
class ClientFilesTest {
    @TempDir
    Path root;

    @Test
    void findsTheFaultInTheConfigurationWhereverItLies() throws IOException {
        Path directory = Files.createDirectories(root.resolve("home/.claude"));
        assertEquals(Optional.empty(), ConfigurationCheck.fault(directory), "not there");
        Path beside = Files.writeString(root.resolve("home/.claude.json"), "{\"a\": {\"b\": [1, 2]}}");
        assertEquals(Optional.empty(), ConfigurationCheck.fault(directory));
        Files.writeString(beside, "{\n\"a\": {\"b\": [1");
        assertEquals(Optional.of(beside + ", line 2: is not valid JSON"), ConfigurationCheck.fault(directory));
        Path inside = Files.writeString(directory.resolve(".claude.json"), "");
        assertEquals(Optional.of(inside + ": not a JSON object"), ConfigurationCheck.fault(directory));
    }

    @Test
    void readsTheSessionFileOfTheNearestProcess() throws IOException {
        SessionFiles files = new SessionFiles(root);
        assertEquals(Optional.empty(), files.read(List.of(10L, 12L)));
        assertEquals(SessionFile.NEVER, files.state(true));

        Path file = Files.createDirectories(files.directory()).resolve("12.json");
        Files.writeString(file, "{\"pid\":12,\"sessionId\":\"11111111-1111-4111-8111-111111111111\",\"cwd\":\"/w\"");
        assertEquals(Optional.empty(), files.read(List.of(10L, 12L)));
        for (String status : List.of("busy", "idle", "waiting")) {
            Files.writeString(
                    file,
                    "{\"pid\":12,\"sessionId\":\"11111111-1111-4111-8111-111111111111\",\"cwd\":\"/w\",\"version\":"
                            + "\"2.1.329\",\"status\":\"" + status + "\"}");
            assertEquals(
                    Path.of("/w"),
                    files.read(List.of(10L, 12L))
                            .orElseThrow()
                            .workingDirectory()
                            .orElseThrow());
            assertEquals(status, files.state(true).id());
        }
        assertEquals(SessionFile.LEFT, files.state(false));
        Files.delete(file);
        assertEquals(SessionFile.REMOVED, files.state(false));
    }

    @Test
    void honoursTheConfigurationDirectory() {
        assertEquals(
                Path.of("/c"), SessionFiles.configurationDirectory(Map.of("CLAUDE_CONFIG_DIR", "/c", "HOME", "/h")));
        assertEquals(Path.of("/h/.claude"), SessionFiles.configurationDirectory(Map.of("HOME", "/h")));
    }
}
