package dev.belay.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Home;
import dev.belay.console.Terminals;
import dev.belay.text.Style;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
    }

    private JsonNode list(String... arguments) throws IOException {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        assertEquals(0, home.sessions(Terminals.none(), all), home.errors());
        JsonNode json = new ObjectMapper().readTree(home.out());
        assertEquals(1, json.get("schemaVersion").asInt());
        return json.get("sessions");
    }

    @Test
    void aBrokenRuleOfTheUsersHidesNoSession() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY), Home.error("API Error: 529 Overloaded", Home.EARLY));
        Path rules = Files.createDirectories(home.home.resolve(".config/belay/failures"));
        Files.writeString(rules.resolve("mine.json"), "{}");
        assertEquals("overloaded", list().get(0).get("failure").asText());
        assertTrue(home.errors().contains("mine.json: the key 'say' is missing"), home.errors());
    }

    @Test
    void aRuleOfTheUsersOwnTellsHowASessionStands() throws IOException {
        String[][] own = {{"poison", "poisoned mine"}, {"damage", "damaged mine"}, {"clean", "finished null"}};
        home.session(
                Home.ID, Home.user("hi", Home.EARLY), Home.error("API Error: 400 the treasurer says no", Home.EARLY));
        Path rules = Files.createDirectories(home.home.resolve(".config/belay/failures"));
        for (String[] one : own) {
            Files.writeString(
                    rules.resolve("mine.json"),
                    "{\"say\": \"No.\", \"why\": \"w\", \"fix\": [], \"when\": [{\"error\": \"/the treasurer says no/\"}],"
                            + " \"kind\": \"" + one[0] + "\", \"recover\": [\"ask\"]}");
            JsonNode session = list().get(0);
            assertEquals(
                    one[1],
                    session.get("state").asText() + " " + session.get("failure").asText());
        }
    }

    @Test
    void tellsHowEachSessionStands() throws IOException {
        int number = 0;
        Map<String, String> expected = new TreeMap<>();
        for (String[] one : new String[][] {
            {"2.1.329-base-4turns.jsonl", "finished null"},
            {"2.1.116-killed-by-sigkill-mid-tool.jsonl", "interrupted silent-exit"},
            {"2.1.116-tui-permission-escape.jsonl", "interrupted null"},
            {"2.1.116-print-http500.jsonl", "failed server-error"},
            {"1.0.35-print-http400-tool-use-mismatch.jsonl", "poisoned unpaired-tool-use"},
            {"2.0.37-compacted-then-continued.jsonl", "finished null"}
        }) {
            String id = "0000000" + number++ + "-2222-4333-8444-555555555555";
            home.recorded(one[0], id);
            expected.put(id, one[1]);
        }
        String torn = "0000000" + number + "-2222-4333-8444-555555555555";
        Path file = home.recorded("2.1.116-base-4turns.jsonl", torn);
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - 20));
        expected.put(torn, "damaged transcript-damaged");
        String alive = "1".repeat(8) + "-2222-4333-8444-555555555555";
        home.session(alive, Home.user("hi", Home.LATE));
        home.sessionFile(
                ProcessHandle.current().pid(),
                alive,
                ",\"status\":\"busy\",\"startedAt\":" + System.currentTimeMillis());
        Map<String, String> states = new TreeMap<>();
        list().forEach(session -> states.put(
                session.get("id").asText(),
                session.get("state").asText() + " " + session.get("failure").asText()));
        assertTrue(states.remove(alive).startsWith("running"), states.toString());
        assertEquals(expected, states);
    }

    @Test
    void marksWhatClaudeHasNoMore() throws IOException {
        Path file = home.session(Home.ID, Home.user("first things", Home.EARLY), Home.answer("yes", Home.EARLY));
        home.session(Home.OTHER, Home.user("later", Home.LATE), Home.answer("yes", Home.LATE));
        Path root = KeptTranscripts.of(home.home.resolve(".local/state/belay"), home.configuration())
                .configuration();
        for (Path one : java.util.List.of(file, file.resolveSibling(Home.OTHER + ".jsonl"))) {
            Path kept = root.resolve("projects")
                    .resolve(one.getParent().getFileName())
                    .resolve(one.getFileName());
            Files.createDirectories(kept.getParent());
            Files.createLink(kept, one);
        }
        assertFalse(list().get(1).get("onlyKept").asBoolean());
        Files.delete(file);
        for (String[] arguments : new String[][] {{}, {"--all"}}) {
            JsonNode sessions = list(arguments);
            assertEquals(2, sessions.size());
            assertFalse(sessions.get(0).get("onlyKept").asBoolean());
            assertEquals(Home.ID, sessions.get(1).get("id").asText());
            assertEquals("finished", sessions.get(1).get("state").asText());
            assertTrue(sessions.get(1).get("onlyKept").asBoolean());
        }
        assertEquals(0, home.sessions(Terminals.none()), home.errors());
        assertTrue(home.out().contains("finished, kept"), home.out());
        assertTrue(home.errors().contains("`belay resume ID` puts it back"), home.errors());
        assertEquals(0, home.diagnose(Home.ID.substring(0, 8), "--json"), home.errors());
        assertTrue(home.out().contains(Home.ID), home.out());
    }

    @Test
    void listsTheNewestFirstWithTokensAndFirstPromptAndNoStub() throws IOException {
        Path file = home.session(Home.ID, Home.user("first things", Home.EARLY), Home.answer("yes", Home.EARLY));
        home.session(Home.OTHER, Home.user("later", Home.LATE), Home.answer("yes", Home.LATE));
        Files.writeString(
                file.resolveSibling("bbbb2222-2222-4333-8444-555555555555.jsonl"),
                "{\"type\":\"summary\",\"summary\":\"Old\",\"leafUuid\":\"x\"}\n");
        Files.writeString(file.resolveSibling("agent-12345678.jsonl"), Home.user("sub", Home.LATE) + "\n");
        JsonNode list = list();
        assertEquals(2, list.size());
        assertEquals(Home.OTHER, list.get(0).get("id").asText());
        assertEquals("first things", list.get(1).get("title").asText());
        assertEquals(42, list.get(1).get("contextTokens").asInt());
        assertEquals("2026-01-01T10:00:00Z", list.get(1).get("updated").asText());
        assertEquals(Files.size(file), list.get(1).get("bytes").asLong());
    }

    @Test
    void readsALongSessionOnlyAtItsEnds() throws IOException {
        String filling = Home.answer("x".repeat(3000), Home.EARLY) + "\n";
        Path file = home.session(Home.ID, Home.user("start", Home.EARLY));
        Files.writeString(
                file,
                Home.user("start", Home.EARLY) + "\n" + filling.repeat(500) + Home.user("end", Home.LATE) + "\n"
                        + Home.error("Prompt is too long", Home.LATE) + "\n");
        JsonNode session = list().get(0);
        assertEquals("start", session.get("title").asText());
        assertEquals("context-full", session.get("failure").asText());
        assertEquals(42, session.get("contextTokens").asInt());
    }

    @Test
    void groupsAllProjectsByTheirPaths() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY));
        Path elsewhere = Files.createDirectories(folder.resolve("else-where"));
        Files.writeString(
                home.transcript(elsewhere, Home.OTHER),
                Home.user("hi", Home.LATE).replace("/some/where", "/else-where") + "\n");
        assertEquals(1, list().size());
        assertEquals(2, list("--all").size());
        assertEquals(0, home.sessions(Terminals.none(), "--all"));
        assertTrue(home.out().startsWith("/else-where\nsession "), home.out());
        assertTrue(home.out().contains("\n\n/some/where\nsession "), home.out());
    }

    @Test
    void fitsTheTerminalAndHasNoTabsAndNoEscapesInAPipe() throws IOException {
        home.session(
                Home.ID, Home.user("\\u001b[31mred\\tsk-ant-api03-abcdefghijklmnop " + "word ".repeat(60), Home.EARLY));
        for (int width : new int[] {60, 80, 110, 200}) {
            assertEquals(0, home.sessions(new Terminals(new Style(false), width, false, false, 0)));
            home.out().lines().forEach(line -> assertTrue(line.length() <= width, line));
            assertTrue(home.out().contains("red"), home.out());
        }
        assertEquals(0, home.sessions(Terminals.none()));
        assertFalse(home.out().contains("\t") || home.out().contains("\u001b"), home.out());
        assertFalse(home.out().contains("abcdefghijklmnop"), home.out());
        assertTrue(home.out().contains(Home.ID), home.out());
    }

    @Test
    void saysThatThereIsNoneAndRefusesUnknownWords() throws IOException {
        assertEquals(0, home.sessions(Terminals.none()));
        assertTrue(home.errors().contains("no sessions for this folder yet"), home.errors());
        assertEquals(0, list().size());
        assertEquals(64, home.sessions(Terminals.none(), "--yaml"));
    }
}
