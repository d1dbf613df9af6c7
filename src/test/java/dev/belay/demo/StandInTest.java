package dev.belay.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.message.Json;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.TerminalScreen;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
@Tag("slow")
class StandInTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String AWKWARD_PROMPT = "Say \"hi\" \\ there\n\tand é";

    @TempDir
    Path folder;

    private ClientHome home;
    private Path script;

    @BeforeEach
    void unpack() throws IOException {
        home = new ClientHome(folder, URI.create("http://127.0.0.1:9")).with("BELAY_DEMO_PACE", "0");
        script = StandIn.unpack(folder);
    }

    @Test
    void isForItsOwnerAloneAndKnowsItsVersion() throws Exception {
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
        assertEquals("2.1.116 (Claude Code)\n", run("sh", "--version"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "busybox sh"})
    void diesInMidTurnAndFinishesWhenItIsResumed(String shell) throws Exception {
        assumeTrue(isInstalled(shell), shell);
        Path heard = Files.createDirectories(folder.resolve("heard it"));
        String settings = settings(heard).toString();
        Path file = Files.writeString(folder.resolve("settings.json"), settings);

        String first = run(shell, "--model", "opus", "--settings", file.toString(), "--", AWKWARD_PROMPT);
        assertTrue(first.contains("API Error: Out of memory"), first);
        assertFalse(first.contains("\033"), first);
        Path transcript = home.transcripts().get(0);
        List<JsonNode> records = records(transcript);
        assertEquals(
                AWKWARD_PROMPT, find(records, "user").at("/message/content").asText());
        assertEquals(
                AWKWARD_PROMPT, find(records, "last-prompt").path("lastPrompt").asText());
        JsonNode error = records.get(records.size() - 4);
        assertTrue(error.path("isApiErrorMessage").asBoolean(), error::toString);
        assertEquals("stop_sequence", error.at("/message/stop_reason").asText());
        assertEquals(
                "turn_duration", records.get(records.size() - 3).path("subtype").asText());
        assertEquals(List.of("SessionStart", "UserPromptSubmit"), events(heard));
        assertEquals(1, sessionFiles());

        String id = transcript.getFileName().toString().replace(".jsonl", "");
        String second = run(shell, "--resume", id, "--settings", settings, "go on");
        assertTrue(second.contains("The nightly build is slow because"), second);
        assertEquals(List.of(transcript), home.transcripts());
        assertChained(records(transcript));
        assertEquals(
                List.of("SessionEnd", "SessionStart", "SessionStart", "Stop", "UserPromptSubmit", "UserPromptSubmit"),
                events(heard));
        assertEquals(1, sessionFiles(), "that of the run that died");
    }

    @Test
    void leavesTheTerminalAsItIsWhenItDiesAndTidiesUpWhenItEnds() throws Exception {
        String id;
        // The shell keeps the terminal open behind it, as a user's shell does.
        List<String> command = List.of("sh", "-c", script + "; status=$?; stty -a; echo status $status; sleep 60");
        try (TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), command)) {
            String screen = terminal.awaitScreen("^ *status 0", LIMIT);
            assertTrue(screen.contains("-icanon"), screen);
            assertEquals("0", terminal.format("#{cursor_flag}"));
            id = home.transcripts().get(0).getFileName().toString().replace(".jsonl", "");
        }
        command =
                List.of("sh", "-c", script + " --resume " + id + "; status=$?; stty -a; echo status $status; sleep 60");
        try (TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), command)) {
            String screen = terminal.awaitScreen("^ *status 0", LIMIT);
            assertFalse(screen.contains("-icanon"), screen);
            assertEquals("1", terminal.format("#{cursor_flag}"));
        }
    }

    @Test
    void compactsAndThenWaitsForAPrompt() throws Exception {
        run("sh");
        String id = home.transcripts().get(0).getFileName().toString().replace(".jsonl", "");
        List<String> command = List.of(script.toString(), "--resume", id, "/compact");
        try (TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), command)) {
            terminal.awaitScreen("^> $|^>$", LIMIT);
            assertTrue(records(home.transcripts().get(0)).stream()
                    .anyMatch(record -> record.path("subtype").asText().equals("compact_boundary")));
            terminal.submit("go on");
            assertEquals(0, terminal.awaitEnd(LIMIT));
            assertTrue(terminal.scrollback().contains("The nightly build is slow because"));
        }
    }

    @Test
    void refusesASessionThatIsNotThere() throws Exception {
        Process process = home.process(List.of(script.toString(), "--resume", "nope"))
                .redirectErrorStream(true)
                .start();
        assertEquals(
                "No conversation found with session ID: nope\n",
                new String(process.getInputStream().readAllBytes()));
        assertEquals(1, process.waitFor());
    }

    /** The transcript is in the client's format when the client itself says so. */
    @RealClientTest(
            value = {"2.1.116", RealClient.NEWEST},
            everyVersion = true)
    void aRealClientResumesItsTranscript(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("I see.")))) {
            run("sh");
            home.with("ANTHROPIC_BASE_URL", api.url().toString());
            String id = home.transcripts().get(0).getFileName().toString().replace(".jsonl", "");
            Process process = home.process(List.of(client.executable().toString(), "-p", "--resume", id, "go on"))
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .start();
            assertEquals("I see.\n", new String(process.getInputStream().readAllBytes()));
            Request request = api.awaitRequest(1);
            assertEquals(4, request.toolResults().size(), request.toolResults()::toString);
            assertTrue(request.prompts().contains("Find out why the nightly build is so slow."));
            assertTrue(request.prompts().contains("go on"));
        }
    }

    private String run(String shell, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.add(script.toString());
        command.addAll(List.of(arguments));
        Process process = home.process(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static boolean isInstalled(String shell) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder((shell + " -c true").split(" ")).start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Each hook writes its input into a file of its own, as Belay's hooks do. */
    private static JsonNode settings(Path heard) {
        var settings = Json.MAPPER.createObjectNode();
        settings.put("command", "not a hook");
        var hooks = settings.putObject("hooks");
        for (String event : List.of("SessionStart", "UserPromptSubmit", "Stop", "StopFailure", "SessionEnd")) {
            hooks.putArray(event)
                    .addObject()
                    .put("matcher", "")
                    .putArray("hooks")
                    .addObject()
                    .put("type", "command")
                    .put("command", "cat > \"" + heard + "/" + event + ".$$\"");
        }
        return settings;
    }

    private static List<String> events(Path heard) throws IOException {
        List<String> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(heard)) {
            for (Path file : files.toList()) {
                JsonNode event = Json.parse(Files.readString(file));
                assertTrue(
                        Files.exists(
                                Path.of(event.path("transcript_path").asText()).getParent()),
                        event::toString);
                events.add(event.path("hook_event_name").asText());
            }
        }
        return events.stream().sorted().toList();
    }

    private int sessionFiles() {
        String[] files = home.configuration().resolve("sessions").toFile().list();
        return files == null ? 0 : files.length;
    }

    private static List<JsonNode> records(Path transcript) throws IOException {
        return Files.readAllLines(transcript).stream().map(Json::parse).toList();
    }

    private static JsonNode find(List<JsonNode> records, String type) {
        return records.stream()
                .filter(record -> record.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Every link of the conversation names the one before it, across the death. */
    private static void assertChained(List<JsonNode> records) {
        String parent = null;
        for (JsonNode record : records) {
            if (record.has("parentUuid")) {
                assertEquals(parent, record.path("parentUuid").textValue(), record::toString);
                parent = record.path("uuid").textValue();
            }
        }
    }
}
