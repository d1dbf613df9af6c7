package dev.belay.command.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Home;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command itself, over processes that have a client's session file and no more. */
@Timeout(240)
@DisabledOnOs(OS.WINDOWS)
class WatchTest {
    private static final String NOW = Instant.now().toString();

    @TempDir
    Path folder;

    private final List<Process> processes = new ArrayList<>();
    private ClientHome home;
    private Path said;

    @BeforeEach
    void make() throws Exception {
        home = new ClientHome(folder.resolve("home"), URI.create("http://127.0.0.1:9"));
        said = folder.resolve("said");
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process session(String id, String... records) throws IOException {
        Process client = new ProcessBuilder("sleep", "600").start();
        processes.add(client);
        Path project = Files.createDirectories(home.configuration().resolve("projects/-x"));
        Files.writeString(project.resolve(id + ".jsonl"), String.join("\n", records) + "\n");
        Path sessions = Files.createDirectories(home.configuration().resolve("sessions"));
        Files.writeString(
                sessions.resolve(client.pid() + ".json"),
                "{\"sessionId\":\"" + id + "\",\"status\":\"busy\",\"startedAt\":" + System.currentTimeMillis() + "}");
        return client;
    }

    private Process watch(Path output) throws IOException {
        Process watch = home.process(List.of(Launcher.path().toString(), "watch", "--json"))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        processes.add(watch);
        return watch;
    }

    /** It says which process it is once it has looked for the first time. */
    private void awaitWatching() throws Exception {
        Path lock = home.home().resolve(".local/state/belay/watch.lock");
        while (!Files.exists(lock) || Files.size(lock) == 0) {
            Thread.sleep(20);
        }
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(said)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    @Test
    void namesASessionThatWentDownAndNoneThatEndedAsItShould() throws Exception {
        Process dies = session(Home.ID, Home.user("deploy", NOW), Home.error("API Error: 529 Overloaded", NOW));
        Process ends = session(Home.OTHER, Home.user("hi", NOW), Home.answer("hello", NOW));
        watch(said);
        awaitWatching();
        Path file = home.configuration().resolve("sessions").resolve(ends.pid() + ".json");
        Files.delete(file);
        ends.destroyForcibly().waitFor();
        dies.destroyForcibly().waitFor();
        while (lines().isEmpty()) {
            Thread.sleep(50);
        }
        JsonNode death = lines().get(0);
        assertEquals(Home.ID, death.get("session").asText());
        assertEquals("overloaded", death.get("failure").asText());
        // Both were lost at the same look, or at two that follow each other.
        Thread.sleep(TimeUnit.SECONDS.toMillis(5));
        assertEquals(1, lines().size(), lines()::toString);
        try (var incidents = Files.list(home.home().resolve(".local/state/belay/incidents"))) {
            assertEquals(1, incidents.count());
        }
    }

    @Test
    void onlyOneWatches() throws Exception {
        Process first = watch(said);
        awaitWatching();
        Path other = folder.resolve("other");
        Process second = watch(other);
        assertTrue(second.waitFor(120, TimeUnit.SECONDS));
        assertEquals(75, second.exitValue(), Files.readString(other));
        assertTrue(Files.readString(other).contains("(process " + first.pid() + ")"), Files.readString(other));
    }
}
