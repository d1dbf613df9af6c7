package dev.belay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.SessionFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant AT = Instant.parse("2026-11-21T10:02:12.345Z");
    private static final String SECRET = "sk-ant-api03-made-up-0123456789-ABCDEFGHIJ";
    private static final JournalEntry.Session SESSION = new JournalEntry.Session(
            "11111111-2222-3333-4444-555555555555", Optional.of("/t/x.jsonl"), Optional.of("/p"));

    @TempDir
    private Path directory;

    private final List<String> warnings = new ArrayList<>();
    private Journal journal;

    @BeforeEach
    void openJournal() {
        journal = new Journal(Optional.of(directory.resolve("state/belay")), warnings::add);
    }

    private static Traces traces(Optional<Path> transcript) {
        return new Traces(
                new Exit.Signal(9, "SIGKILL"),
                transcript,
                "the last screen\nwith " + SECRET,
                Hooks.silent(),
                Machine.unread(),
                SessionFile.LEFT,
                Optional.empty());
    }

    private JournalEntry open(Instant at, Traces traces) {
        Map<String, String> because = new LinkedHashMap<>();
        because.put("exit.signal", "SIGKILL");
        because.put("a.fact", "holds " + SECRET);
        return journal.open(
                at,
                "killed",
                "Something killed claude.",
                because,
                Optional.of(SESSION),
                Optional.of("2.1.329"),
                traces);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    @Test
    void keepsAnIncidentInTheShapeOfATestCase() throws IOException {
        Path transcript = Files.writeString(directory.resolve("t.jsonl"), "{\"a\":1}\n{\"torn");
        Path folder = journal.folder(open(AT, traces(Optional.of(transcript))).id());

        TreeSet<String> names = new TreeSet<>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertEquals(
                new TreeSet<>(List.of(
                        "exit",
                        "hooks.json",
                        "incident.json",
                        "kernel.json",
                        "screen.txt",
                        "session-file",
                        "transcript.jsonl")),
                names);
        assertEquals("signal SIGKILL\n", Files.readString(folder.resolve("exit")));
        assertEquals("left\n", Files.readString(folder.resolve("session-file")));
        assertEquals("{\"a\":1}\n{\"torn", Files.readString(folder.resolve("transcript.jsonl")));
        assertEquals(
                1, json(folder.resolve("incident.json")).path("schemaVersion").asInt());
        assertEquals(List.of(), warnings);
    }

    @Test
    void readsBackWhatItWrote() {
        JournalEntry opened = open(AT, traces(Optional.empty()));
        JournalEntry read = journal.find(opened.id()).orElseThrow();

        assertEquals(AT, read.at());
        assertEquals(opened.session(), read.session());
        assertEquals(
                List.of("exit.signal", "a.fact"), List.copyOf(read.because().keySet()));
        assertEquals(JournalEntry.Outcome.OPEN, read.outcome());
        assertEquals(Optional.empty(), read.recovery());
        assertEquals(Optional.of("2.1.329"), read.client());
    }

    @Test
    void keepsNoSecret() throws IOException {
        Path transcript = Files.writeString(directory.resolve("t.jsonl"), "{\"a\":\"" + SECRET + "\"}\n");
        Path folder = journal.folder(open(AT, traces(Optional.of(transcript))).id());
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                assertFalse(Files.readString(file).contains(SECRET), file.toString());
            }
        }
    }

    @Test
    void letsNobodyElseRead() throws IOException {
        Path folder = journal.folder(open(AT, traces(Optional.empty())).id());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.getParent())));
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void writesHooksAndKernelAsACaseReadsThem() throws IOException {
        Hooks hooks = new Hooks(
                true,
                true,
                Optional.of(new ApiError("too much", Optional.empty(), OptionalInt.empty(), Optional.empty(), -1)),
                Optional.of("other"),
                Optional.empty(),
                false);
        Machine machine = new Machine(
                new Machine.Memory(
                        OptionalLong.of(2),
                        Optional.of("claude (7)"),
                        OptionalLong.empty(),
                        OptionalLong.of(5),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                new Machine.Disk(OptionalLong.of(0), OptionalLong.empty(), Optional.empty()),
                Optional.empty());
        JournalEntry entry = open(
                AT,
                new Traces(
                        new Exit.Code(0), Optional.empty(), "", hooks, machine, SessionFile.NEVER, Optional.empty()));
        Path folder = journal.folder(entry.id());

        assertEquals("code 0\n", Files.readString(folder.resolve("exit")));
        assertEquals(new ObjectMapper().readTree("""
                        {"heard":true,"stopped":true,"stopFailure":"too much","sessionEnd":"other","compacting":false}"""), json(folder.resolve("hooks.json")));
        assertEquals(new ObjectMapper().readTree("""
                        {"oomKills":2,"oomVictim":"claude (7)","memoryAvailable":5,"diskFree":0}"""), json(folder.resolve("kernel.json")));
        assertTrue(Files.notExists(folder.resolve("screen.txt")));
    }

    @Test
    void notesWhatCameOfIt() {
        JournalEntry entry = open(AT, traces(Optional.empty()));
        journal.update(entry.id(), Optional.of("resume"), JournalEntry.Outcome.RECOVERED);

        JournalEntry read = journal.find(entry.id()).orElseThrow();
        assertEquals(Optional.of("resume"), read.recovery());
        assertEquals(JournalEntry.Outcome.RECOVERED, read.outcome());
        assertEquals("killed", read.failure());
    }

    @Test
    void overlooksAnIncidentThatIsNotThere() {
        journal.update("nowhere", Optional.empty(), JournalEntry.Outcome.DECLINED);
        journal.update("../../etc", Optional.empty(), JournalEntry.Outcome.DECLINED);
        assertEquals(Optional.empty(), journal.find(""));
        assertEquals(List.of(), journal.incidents());
        assertEquals(List.of(), warnings);
    }

    @Test
    void listsTheNewestFirstAndSkipsWhatIsBroken() throws IOException {
        JournalEntry old = open(AT, traces(Optional.empty()));
        JournalEntry later = open(AT.plusMillis(1), traces(Optional.empty()));
        Path broken = Files.createDirectories(journal.folder("20300101-000000-000-0000"));
        Files.writeString(broken.resolve("incident.json"), "{ broken");
        Files.writeString(broken.resolveSibling("a-file"), "");

        assertEquals(
                List.of(later.id(), old.id()),
                journal.incidents().stream().map(JournalEntry::id).toList());
    }

    @Test
    void forgetsTheOldestBeyondTwoHundred() throws IOException {
        JournalEntry first = open(AT, traces(Optional.empty()));
        for (int i = 0; i < Journal.KEPT - 1; i++) {
            Files.createDirectories(journal.folder("20300101-000000-" + (100 + i) + "-0000"));
        }
        assertTrue(journal.find(first.id()).isPresent());
        JournalEntry second = open(AT.plusSeconds(1), traces(Optional.empty()));

        assertTrue(journal.find(first.id()).isEmpty());
        assertTrue(journal.find(second.id()).isPresent());
    }

    @Test
    void warnsOnceAndGoesOnWhenItCannotWrite() throws IOException {
        Files.createDirectories(directory.resolve("state"));
        Files.writeString(directory.resolve("state/belay"), "a file where a directory should be");

        JournalEntry entry = open(AT, traces(Optional.empty()));
        open(AT, traces(Optional.empty()));
        journal.update(entry.id(), Optional.empty(), JournalEntry.Outcome.RECOVERED);

        assertEquals("killed", entry.failure());
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("cannot write the incident journal ("), warnings.get(0));
    }

    @Test
    void warnsOnceWithoutAHome() {
        journal = new Journal(Optional.empty(), warnings::add);
        open(AT, traces(Optional.empty()));
        open(AT, traces(Optional.empty()));
        assertEquals(List.of("cannot write the incident journal (HOME is not set)."), warnings);
        assertEquals(List.of(), journal.incidents());
    }

    @Test
    void doesWithoutATranscriptThatIsNotThere() {
        JournalEntry entry = open(AT, traces(Optional.of(directory.resolve("nowhere.jsonl"))));
        assertTrue(journal.find(entry.id()).isPresent());
        assertEquals(List.of(), warnings);
    }

    @Test
    void keepsWholeLinesFromTheEndOfALongTranscript() throws IOException {
        String line = "{\"n\":\"" + "x".repeat(1000) + "\"}\n";
        Path transcript = Files.writeString(directory.resolve("t.jsonl"), line.repeat(1000));
        String end = new String(TranscriptEnd.read(transcript));

        assertEquals(0, end.length() % line.length());
        assertTrue(end.startsWith("{\"n\""));
        assertTrue(end.length() <= 200 * 1024 && end.length() > 190 * 1024, end.length() + "");
    }

    @Test
    void keepsALineThatFitsExactly() throws IOException {
        String line = "x".repeat(200 * 1024 - 1) + "\n";
        Path transcript = Files.writeString(directory.resolve("t.jsonl"), "first\n" + line);
        assertEquals(line, new String(TranscriptEnd.read(transcript)));
    }

    @Test
    void keepsAVeryLongLastLineButNotAnEndlessOne() throws IOException {
        String line = "x".repeat(500_000) + "\n";
        Path transcript = Files.writeString(directory.resolve("t.jsonl"), "a\n".repeat(10) + line);
        assertTrue(new String(TranscriptEnd.read(transcript)).endsWith(line));
        Files.writeString(transcript, "x".repeat(3_000_000));
        assertEquals(0, TranscriptEnd.read(transcript).length);
    }

    @Test
    void keepsEveryByteOfWhatIsBroken() throws IOException {
        byte[] broken = {'{', (byte) 0xff, 0, 0, '\r', '\n', (byte) 0xc3};
        Path transcript = Files.write(directory.resolve("t.jsonl"), broken);
        org.junit.jupiter.api.Assertions.assertArrayEquals(broken, TranscriptEnd.read(transcript));
    }
}
