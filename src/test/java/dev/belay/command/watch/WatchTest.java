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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
        return session(id, "cli", records);
    }

    /** @param entrypoint by which way its client says that it was started */
    private Process session(String id, String entrypoint, String[] records) throws IOException {
        Process client = new ProcessBuilder("sleep", "600").start();
        processes.add(client);
        Path project = Files.createDirectories(home.configuration().resolve("projects/-x"));
        Files.writeString(project.resolve(id + ".jsonl"), String.join("\n", records) + "\n");
        Path sessions = Files.createDirectories(home.configuration().resolve("sessions"));
        Files.writeString(
                sessions.resolve(client.pid() + ".json"),
                "{\"sessionId\":\"" + id + "\",\"status\":\"busy\",\"cwd\":\"" + home.project() + "\",\"entrypoint\":\""
                        + entrypoint + "\",\"startedAt\":" + System.currentTimeMillis() + "}");
        return client;
    }

    private Process watch(Path output, String... options) throws IOException {
        List<String> words = new ArrayList<>(List.of(Launcher.path().toString(), "watch", "--json"));
        words.addAll(List.of(options));
        Process watch = home.process(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        processes.add(watch);
        return watch;
    }

    /** It says which process it is once it has looked for the first time. */
    private void awaitWatching(Process watch) throws Exception {
        Path lock = home.home().resolve(".local/state/belay/watch.lock");
        while (!Files.exists(lock) || Files.size(lock) == 0) {
            assertWatching(watch);
            Thread.sleep(20);
        }
    }

    private void awaitLines(Process watch, int count) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (lines().size() < count) {
            assertWatching(watch);
            assertTrue(System.nanoTime() < end, () -> "it says no more, and does this: " + threads(watch));
            Thread.sleep(50);
        }
    }

    /** What its virtual machine prints of its threads, below what it has said. */
    private String threads(Process watch) {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(watch.pid()))
                    .start()
                    .waitFor();
            Thread.sleep(2_000);
        } catch (IOException | InterruptedException none) {
            Thread.currentThread().interrupt();
        }
        return text(said) + text(home.home().resolve(".local/state/belay/belay.log")) + clients();
    }

    /** Whose child the clients are by their name, and which sessions are written down. */
    private String clients() {
        StringBuilder clients = new StringBuilder("below " + text(Path.of("/proc/self/comm")));
        try (Stream<Path> files = Files.list(home.configuration().resolve("sessions"))) {
            files.forEach(file -> clients.append(file.getFileName())
                    .append(' ')
                    .append(text(file))
                    .append('\n'));
        } catch (IOException none) {
            clients.append(none);
        }
        return clients.toString();
    }

    /** One that has gone says nothing any more. */
    private void assertWatching(Process watch) throws IOException {
        Path log = home.home().resolve(".local/state/belay/belay.log");
        assertTrue(
                watch.isAlive(),
                () -> "it has gone with " + watch.exitValue() + ": "
                        + List.of(said, log).stream()
                                .filter(Files::exists)
                                .map(WatchTest::text)
                                .toList());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            return "";
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
        Process watch = watch(said);
        awaitWatching(watch);
        Path file = home.configuration().resolve("sessions").resolve(ends.pid() + ".json");
        Files.delete(file);
        ends.destroyForcibly().waitFor();
        dies.destroyForcibly().waitFor();
        awaitLines(watch, 1);
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
        awaitWatching(first);
        Path other = folder.resolve("other");
        Process second = watch(other);
        assertTrue(second.waitFor(120, TimeUnit.SECONDS));
        assertEquals(75, second.exitValue(), Files.readString(other));
        assertTrue(Files.readString(other).contains("(process " + first.pid() + ")"), Files.readString(other));
    }

    /** What becomes of each, by its session. */
    @Test
    void takesUpWhatWentDownInPrintMode() throws Exception {
        String third = Home.ID.replace("aaaa", "bbbb");
        String fourth = Home.ID.replace("aaaa", "cccc");
        String[] underWay = {Home.user("do it", NOW)};
        String[] loggedOut = {Home.user("do it", NOW), Home.error("API Error: 401 Invalid authentication", NOW)};
        List<Process> clients = List.of(
                session(Home.ID, "sdk-cli", underWay),
                session(Home.OTHER, "cli", underWay),
                session(third, "sdk-cli", loggedOut),
                session(fourth, "sdk-cli", underWay));
        Process watch = watch(said, "--adopt", "--dry-run");
        awaitWatching(watch);
        // Ended in an orderly way, and not done: that was somebody's wish.
        Files.delete(
                home.configuration().resolve("sessions").resolve(clients.get(3).pid() + ".json"));
        for (Process client : clients) {
            client.destroyForcibly().waitFor();
        }
        awaitLines(watch, 4);
        Map<String, String> fates = new TreeMap<>();
        for (JsonNode line : lines()) {
            fates.put(
                    line.get("session").asText(),
                    line.path("adopted").path("state").asText("none"));
        }
        assertEquals(
                Map.of(Home.ID, "restorable", Home.OTHER, "none", third, "needs-person", fourth, "none"),
                fates,
                lines()::toString);
        assertTrue(Files.notExists(home.home().resolve(".local/state/belay/runs")), "nothing was written");
    }

    /** They are held back by a shell that becomes the run. */
    @Test
    void oneClockForTheLimitOfTheAccount() throws Exception {
        String limit = "You've hit your limit · resets in 3 hours";
        List<Process> clients = List.of(
                session(Home.OTHER, "sdk-cli", new String[] {Home.user("do it", NOW), Home.error(limit, NOW)}),
                session(Home.ID, "sdk-cli", new String[] {Home.user("do it", NOW)}));
        Process watch = watch(said, "--adopt");
        awaitWatching(watch);
        for (Process client : clients) {
            client.destroyForcibly();
        }
        for (Process client : clients) {
            client.waitFor();
        }
        awaitLines(watch, 2);
        List<Instant> starts = new ArrayList<>();
        for (JsonNode line : lines()) {
            assertEquals("restored", line.path("adopted").path("state").asText(), line::toString);
            String place = line.path("adopted").path("why").asText();
            long pid = Long.parseLong(place.replaceAll("process (\\d+),.*", "$1"));
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            starts.add(Instant.parse(line.path("adopted").path("notBefore").asText()));
        }
        Duration apart = Duration.between(starts.get(0), starts.get(1)).abs();
        assertTrue(apart.compareTo(Duration.ofSeconds(30)) < 0, starts::toString);
        assertTrue(starts.get(0).isAfter(Instant.now().plus(Duration.ofHours(2))), starts::toString);
    }
}
