package dev.belay.command.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.claude.SessionRegistry;
import dev.belay.machine.process.Processes;
import dev.belay.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With which words a client in print mode was started, read from outside. */
@EnabledOnOs(OS.LINUX)
class PrintTasksTest {
    @TempDir
    Path folder;

    private Process client;

    @AfterEach
    void end() throws InterruptedException {
        client.destroyForcibly().waitFor();
    }

    private Optional<OpenSession.Task> task(String entrypoint, Map<String, String> environment, String... words)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        client = builder.start();
        Path sessions = Files.createDirectories(folder.resolve("sessions"));
        Files.writeString(
                sessions.resolve(client.pid() + ".json"),
                "{\"sessionId\":\"0a80a98a-2efd-473d-8988-80fe42db6e92\",\"cwd\":\"/some/where\",\"entrypoint\":\""
                        + entrypoint + "\",\"startedAt\":" + System.currentTimeMillis() + "}");
        SessionRegistry.Entry entry =
                SessionRegistry.read(folder).all().values().iterator().next();
        return PrintTasks.of(entry, Processes.here().find(client.pid()).orElseThrow());
    }

    /** A shell in claude's place: what stands behind its script is what claude would get. */
    @Test
    void itsWordsItsFolderAndWhereItsSessionsAre() throws Exception {
        Path claude = Files.createSymbolicLink(folder.resolve("claude"), Path.of("/bin/sh"));
        Map<String, String> environment =
                Map.of("CLAUDE_CONFIG_DIR", "/c", "ANTHROPIC_API_KEY", "secret", "ANTHROPIC_MODEL", "opus");
        OpenSession.Task task = task(
                        "sdk-cli",
                        environment,
                        claude.toString(),
                        "-c",
                        "read wait",
                        "--model",
                        "größer",
                        "-p",
                        "do it")
                .orElseThrow();
        assertEquals(
                List.of("-c", "read wait", "--model", "größer", "-p", "do it"),
                task.started().words());
        assertEquals("/some/where", task.started().directory());
        assertEquals(
                Map.of("CLAUDE_CONFIG_DIR", "/c", "ANTHROPIC_MODEL", "opus"),
                task.started().variables());
        assertEquals(claude.toString(), task.started().given().get(Setting.CLAUDE));
        assertTrue(task.started().unattended());
    }

    @Test
    void whatBelongsToSomebodyElseIsNone() throws Exception {
        assertEquals(Optional.empty(), task("cli", Map.of(), "/bin/sh", "-c", "read wait"));
        end();
        assertEquals(Optional.empty(), task("sdk-ts", Map.of(), "/bin/sh", "-c", "read wait"));
        end();
        assertEquals(Optional.empty(), task("sdk-cli", Map.of("CLAUDECODE", "1"), "/bin/sh", "-c", "read wait"));
    }
}
