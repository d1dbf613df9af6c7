package dev.belay.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.SessionFile;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.Traces;
import dev.belay.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentsTest {
    @TempDir
    private Path state;

    private record Ran(int status, String out, String err) {}

    private Ran run(String... args) {
        return run(Terminals.none(), args);
    }

    private Ran run(Terminals terminals, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminals,
                Map.of("XDG_STATE_HOME", state.toString()),
                state);
        int status = Commands.run("incidents", new Incidents(), List.of(args), console);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private String fall(String at, String failure) {
        return fall(at, failure, Optional.empty());
    }

    private String fall(String at, String failure, Optional<String> project) {
        Journal journal = new Journal(Optional.of(state.resolve("belay")), warning -> {});
        return journal.open(
                        Instant.parse(at),
                        failure,
                        "It \u001b[31mfell.",
                        Map.of("exit.signal", "SIGKILL\n\u001b]0;x\u0007"),
                        Optional.of(new JournalEntry.Session(
                                "11111111-2222-3333-4444-555555555555", Optional.empty(), project)),
                        Optional.empty(),
                        new Traces(
                                new Exit.Code(1),
                                Optional.empty(),
                                "",
                                Hooks.silent(),
                                Machine.unread(),
                                SessionFile.NEVER,
                                Optional.empty()))
                .id();
    }

    @Test
    void saysThatThereAreNone() throws Exception {
        assertEquals(new Ran(0, "", "belay: no incidents\n"), run());
        assertEquals(
                "{\"schemaVersion\":1,\"incidents\":[]}", run("--json").out().strip());
    }

    @Test
    void listsTheNewestFirst() {
        String old = fall("2026-11-20T10:00:00Z", "killed");
        String later = fall("2026-11-21T10:00:00Z", "overloaded");
        List<String> lines = run().out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(0).startsWith(later) && lines.get(0).contains("overloaded"));
        assertTrue(lines.get(1).startsWith(old) && lines.get(1).contains("open"));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 110, 200})
    void fitsTheTerminalUnderAHeading(int width) {
        String id = fall("2026-11-20T10:00:00Z", "auto-compaction-failed");
        Terminals console = new Terminals(new Style(false), width, true, false, width);
        List<String> lines = run(console).out().lines().toList();
        assertTrue(lines.get(0).startsWith("incident") && lines.get(0).contains("failure"), lines.get(0));
        assertTrue(lines.get(1).startsWith(id) && lines.get(1).contains("auto-compaction-failed"), lines.get(1));
        lines.forEach(line -> assertTrue(line.length() <= width, line));
        assertEquals(width >= 80, lines.get(1).contains("It fell."), lines.get(1));
    }

    @Test
    void listsThoseOfThisFolderAlone() {
        fall("2026-11-20T10:00:00Z", "killed");
        assertEquals("", run("--project").out());
        String here = fall("2026-11-21T10:00:00Z", "killed", Optional.of(state.toString()));
        assertEquals(1, run("--project").out().lines().count());
        assertTrue(run("--project").out().startsWith(here));
    }

    @Test
    void theHelpSaysWhatEachOutcomeMeans() throws Exception {
        String help = Files.readString(Path.of("src/main/resources/dev/belay/help/incidents.txt"));
        for (JournalEntry.Outcome outcome : JournalEntry.Outcome.values()) {
            assertTrue(help.contains("\n  " + outcome.id() + " "), outcome.id());
        }
    }

    @Test
    void showsOneByTheBeginningOfItsId() {
        String id = fall("2026-11-20T10:00:00Z", "killed");
        fall("2026-11-21T10:00:00Z", "overloaded");
        Ran ran = run("20261120");
        assertEquals(0, ran.status());
        assertTrue(ran.out().contains(id));
        assertTrue(ran.out().contains("because     claude was ended by SIGKILL"));
        assertTrue(ran.out().contains("outcome     open"));
        assertTrue(
                ran.out().contains(state.resolve("belay/incidents").resolve(id).toString()));
    }

    @Test
    void printsNothingThatATerminalWouldObey() {
        fall("2026-11-20T10:00:00Z", "killed");
        assertFalse(run().out().contains("\u001b"));
        assertFalse(run("2026").out().contains("\u001b"));
        assertFalse(run("2026", "--json").out().contains("\u001b"));
    }

    @Test
    void printsJsonOfTheShapeOfTheContract() throws Exception {
        String id = fall("2026-11-20T10:00:00Z", "killed");
        JsonNode report = new ObjectMapper().readTree(run("--json").out());
        assertEquals(1, report.path("schemaVersion").asInt());
        JsonNode incident = report.at("/incidents/0");
        for (String field : List.of("id", "at", "failure", "say", "session", "recovery", "outcome")) {
            assertTrue(incident.has(field), field);
        }
        assertEquals(id, incident.path("id").asText());
        assertEquals("open", incident.path("outcome").asText());
        assertEquals(report, new ObjectMapper().readTree(run(id, "--json").out()));
    }

    @Test
    void refusesWhatItCannotFollow() {
        fall("2026-11-20T10:00:00Z", "killed");
        fall("2026-11-20T10:00:00Z", "killed");
        assertEquals(64, run("--jsn").status());
        assertEquals(64, run("a", "b").status());
        assertEquals(66, run("1999").status());
        assertEquals(66, run("2026").status());
        assertEquals(1, run("../x").err().lines().count());
    }

    @Test
    void worksWithoutAHome() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertEquals(
                0,
                Commands.run(
                        List.of("incidents"),
                        new Console(InputStream.nullInputStream(), stream, stream, Terminals.none(), Map.of(), state)));
    }

    @Test
    void anIncidentIsAPageWithItsEvidence() throws Exception {
        String id = fall("2026-11-21T08:00:00Z", "killed");
        Ran ran = run(id, "--html");
        assertEquals(0, ran.status(), ran.err());
        String page = Files.readString(Path.of(ran.out().strip()));
        assertTrue(page.contains("It fell."), "what happened, harmless");
        assertTrue(page.contains("<summary>Evidence</summary>"), "the evidence");
        assertFalse(page.contains("\u001b"), "no escape");
        assertEquals(64, run("--html").status());
    }
}
