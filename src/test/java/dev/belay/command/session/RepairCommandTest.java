package dev.belay.command.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Commands;
import dev.belay.command.Home;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay repair} and {@code belay trim}: what they print, what they write, and what they refuse. */
class RepairCommandTest {
    private static final String DANGLING =
            "{\"parentUuid\":\"nowhere\",\"isSidechain\":false,\"type\":\"assistant\",\"message\":{\"role\":\"assistant\","
                    + "\"id\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"second\"}]},\"uuid\":\"v\",\"timestamp\":"
                    + "\"2026-11-24T08:00:01.000Z\"}";

    @TempDir
    Path folder;

    private Home home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void makeHome() throws IOException {
        home = new Home(folder);
    }

    private int run(boolean trim, String... arguments) {
        out.reset();
        errors.reset();
        List<String> words = new ArrayList<>(List.of(trim ? "trim" : "repair"));
        words.addAll(List.of(arguments));
        return Commands.run(
                words,
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(errors, true, StandardCharsets.UTF_8),
                        Terminals.none(),
                        home.environment,
                        home.project));
    }

    private Path damaged() throws IOException {
        return home.session(Home.ID, Home.user("first", "2026-11-24T08:00:00.000Z"), DANGLING, "garbage");
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void printsTheNewIdAloneAndLeavesTheOriginalAsItIs() throws IOException {
        Path original = damaged();
        byte[] before = Files.readAllBytes(original);
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(0, run(false, Home.ID.substring(0, 8)));
        String id = out.toString(StandardCharsets.UTF_8).strip();
        Path repaired = original.resolveSibling(id + ".jsonl");
        assertTrue(Files.readString(repaired).contains("\"parentUuid\":\"u\""), Files.readString(repaired));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(repaired)));
        assertArrayEquals(before, Files.readAllBytes(original));
        assertTrue(
                errors.toString(StandardCharsets.UTF_8).contains("lost: 1 fragment"),
                errors.toString(StandardCharsets.UTF_8));
        assertEquals(2, files(original.getParent()));
    }

    @Test
    void remembersTheCopyWithWhatHappenedToItsOriginal() throws IOException {
        damaged();
        Path state =
                Files.createDirectories(home.home.resolve(".local/state/belay/incidents/20261124-080000-000-abcd"));
        Files.writeString(
                state.resolve("incident.json"),
                "{\"at\": \"2026-11-24T08:00:00Z\", \"outcome\": \"open\", \"session\": {\"id\": \"" + Home.ID
                        + "\"}}");
        assertEquals(0, run(false, Home.ID));
        String copy = out.toString(StandardCharsets.UTF_8).strip();
        JsonNode incident =
                new ObjectMapper().readTree(state.resolve("incident.json").toFile());
        assertEquals("[\"" + copy + "\"]", incident.at("/session/copies").toString());
    }

    @Test
    void carriesTheSubAgentsOver() throws IOException {
        Path original = damaged();
        Path agents = Files.createDirectories(original.resolveSibling(Home.ID).resolve("subagents"));
        Files.writeString(agents.resolve("agent-1.jsonl"), "{}\n");
        assertEquals(0, run(false, Home.ID));
        String id = out.toString(StandardCharsets.UTF_8).strip();
        assertEquals("{}\n", Files.readString(original.resolveSibling(id).resolve("subagents/agent-1.jsonl")));
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        Path original = damaged();
        assertEquals(0, run(false, Home.ID, "--dry-run", "--json"));
        JsonNode json = new ObjectMapper().readTree(out.toByteArray());
        assertTrue(json.get("session").isNull());
        assertEquals(Home.ID, json.get("from").asText());
        assertEquals(1, json.get("schemaVersion").asInt());
        assertTrue(json.get("mended").size() > 0 && json.get("lost").size() == 1, json.toString());
        assertEquals(1, files(original.getParent()));
    }

    @Test
    void oneThatClaudeHasNoMoreIsPutBackAndItsCopyIsBesideIt() throws IOException {
        Path own = damaged();
        Path kept = KeptTranscripts.of(home.home.resolve(".local/state/belay"), home.configuration())
                .configuration()
                .resolve("projects")
                .resolve(own.getParent().getFileName())
                .resolve(own.getFileName());
        Files.createDirectories(kept.getParent());
        Files.move(own, kept);
        assertEquals(0, run(false, "--dry-run", Home.ID), errors.toString());
        assertFalse(Files.exists(own));
        assertEquals(0, run(false, Home.ID), errors.toString());
        assertTrue(Files.exists(own));
        assertTrue(Files.exists(own.resolveSibling(out.toString().strip() + ".jsonl")), out.toString());
        assertTrue(errors.toString().contains("has put it back"), errors.toString());
        assertEquals(1, files(kept.getParent()));
    }

    @Test
    void aHealthySessionGetsNoCopy() throws IOException {
        Path original = home.session(Home.ID, Home.user("first", "2026-11-24T08:00:00.000Z"));
        assertEquals(0, run(false, Home.ID));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("nothing needs repair"));
        assertEquals(1, files(original.getParent()));
    }

    @Test
    void refusesASessionThatAnotherProcessHasOpen() throws Exception {
        Path original = damaged();
        Process holder = new ProcessBuilder("sleep", "60")
                .redirectInput(original.toFile())
                .start();
        try {
            assertEquals(75, run(false, Home.ID));
            assertTrue(errors.toString(StandardCharsets.UTF_8).contains("open in process " + holder.pid()));
            assertEquals(1, files(original.getParent()));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    @Test
    void saysWhatIsWrongWithTheWordsAndTheFile() throws IOException {
        assertEquals(64, run(false));
        assertEquals(64, run(false, "--what"));
        assertEquals(64, run(true, Home.ID, "--keep", "few"));
        assertEquals(66, run(false, "0123456789"));
        home.session(Home.ID, "null");
        assertEquals(66, run(false, Home.ID));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("no conversation"));
    }

    @Test
    void trimElidesTheOldestLargeResultsAndKeepsTheLastTurns() throws IOException {
        StringBuilder lines = new StringBuilder();
        String last = "null";
        for (int turn = 0; turn < 6; turn++) {
            String[] records = {
                "\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"prompt " + turn + "\"}",
                "\"type\":\"assistant\",\"message\":{\"role\":\"assistant\",\"id\":\"m" + turn
                        + "\",\"model\":\"x\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t" + turn
                        + "\",\"name\":\"Bash\",\"input\":{}}],\"usage\":{\"input_tokens\":190000}}",
                "\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t"
                        + turn + "\",\"content\":\"result " + turn + " " + "x".repeat(100_000) + "\"}]}"
            };
            for (String record : records) {
                String uuid = "u" + lines.length();
                lines.append("{\"parentUuid\":" + last + ",\"isSidechain\":false," + record + ",\"uuid\":\"" + uuid
                        + "\",\"timestamp\":\"2026-11-24T08:00:00.000Z\"}\n");
                last = "\"" + uuid + "\"";
            }
        }
        Path original = home.session(Home.ID, lines.toString().strip());
        assertEquals(0, run(true, Home.ID, "--keep", "2", "--target-tokens", "100000"));
        String id = out.toString(StandardCharsets.UTF_8).strip();
        String trimmed = Files.readString(original.resolveSibling(id + ".jsonl"));
        assertTrue(trimmed.contains("prompt 0") && trimmed.contains("result 5") && trimmed.contains("result 4"));
        assertTrue(
                !trimmed.contains("result 0") && trimmed.contains(original.toString()),
                errors.toString(StandardCharsets.UTF_8));
        assertTrue(!trimmed.contains("\"input_tokens\":190000"), "the client would compact at once");
        assertEquals(0, run(true, id, "--keep", "2", "--target-tokens", "100000"));
        assertEquals("", out.toString(StandardCharsets.UTF_8), "it fits now");
    }

    @Test
    void theSameSessionGetsTheSameCopy() throws IOException {
        Path original = damaged();
        assertEquals(0, run(false, Home.ID));
        String first = out.toString(StandardCharsets.UTF_8);
        assertEquals(0, run(false, Home.ID));
        assertEquals(first, out.toString(StandardCharsets.UTF_8));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("already existed"));
        assertEquals(2, files(original.getParent()));
    }

    @Test
    void saysByItsStatusThatATrimmedSessionIsStillTooLarge() throws IOException {
        home.session(Home.ID, Home.user("first", "2026-11-24T08:00:00.000Z"));
        assertEquals(1, run(true, Home.ID, "--target-tokens", "10"));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("more than the target of 10"));
        assertEquals(0, run(true, Home.ID));
    }

    @Test
    void saysWhatANumberMustBe() {
        assertEquals(64, run(true, Home.ID, "--keep", "-1"));
        assertTrue(errors.toString(StandardCharsets.UTF_8)
                .contains("invalid value '-1' for --keep (expected a whole number, 0 or more)"));
        assertEquals(66, run(true, "94"));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("at least 4 characters"));
    }

    @Test
    void theOriginalMayBeReadOnly() throws IOException {
        Path original = damaged();
        try (FileChannel channel = FileChannel.open(original, StandardOpenOption.READ)) {
            assertTrue(channel.size() > 0);
        }
        Files.setPosixFilePermissions(original, PosixFilePermissions.fromString("r--------"));
        assertEquals(0, run(false, Home.ID));
    }
}
