package dev.belay.command.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.command.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
    }

    private static String failure(JsonNode json) {
        return json.get("failure").asText();
    }

    @Test
    void takesTheSessionWithTheNewestRecordAndNoSubAgentOrStub() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.LATE), Home.error("API Error: 529 Overloaded", Home.LATE));
        Path older = home.session(Home.OTHER, Home.user("hi", Home.EARLY), Home.answer("hello", Home.EARLY));
        Files.writeString(older.resolveSibling("agent-12345678.jsonl"), Home.user("sub", Home.LATE) + "\n");
        Files.writeString(
                older.resolveSibling("bbbb2222-2222-4333-8444-555555555555.jsonl"),
                "{\"type\":\"summary\",\"summary\":\"Old\",\"leafUuid\":\"x\"}\n");
        JsonNode json = home.diagnosis(0);
        assertEquals("overloaded", failure(json));
        assertEquals(Home.ID, json.at("/session/id").asText());
        assertEquals("/some/where", json.at("/session/project").asText());
        assertEquals("belay resume " + Home.ID, json.get("next").asText());
    }

    @Test
    void saysInWhichFileAndLineTheErrorStands() throws IOException {
        Path file = home.session(
                Home.ID,
                Home.user("hi", Home.EARLY),
                Home.error("API Error: 529 Overloaded", Home.EARLY),
                "{\"type\":\"last-prompt\"}");
        assertEquals(
                file + ":2",
                home.diagnosis(0).get("places").get("transcript.error").asText());
        home.diagnose();
        assertTrue(home.out().contains("\n         at " + file + ":2\n"), home.out());
    }

    @Test
    void findsASessionOfAnotherProjectByTheBeginningOfItsId() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path file = home.transcript(elsewhere, Home.ID);
        Files.writeString(file, Home.user("hi", Home.EARLY) + "\n" + Home.answer("hello", Home.EARLY) + "\n");
        assertEquals("finished", failure(home.diagnosis(0, "AAAA1111")));
        assertEquals("finished", failure(home.diagnosis(0, Home.ID)));
    }

    @Test
    void refusesABeginningThatFitsTwoSessions() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY));
        home.session(Home.OTHER, Home.user("hi", Home.EARLY));
        assertEquals(64, home.diagnose("aaaa"));
        assertTrue(home.errors().contains(Home.ID + ", " + Home.OTHER), home.errors());
        assertEquals(64, home.diagnose("aaa"));
        assertEquals("", home.out());
    }

    @Test
    void saysWhereItLookedWhenThereIsNothing() {
        assertEquals(66, home.diagnose());
        assertTrue(home.errors().contains(home.home + "/.claude/projects/"), home.errors());
        assertEquals(66, home.diagnose("cafe1234"));
        assertTrue(home.errors().contains("no session or file 'cafe"), home.errors());
        assertEquals(66, home.diagnose("no-such-file.txt"));
        assertEquals(66, home.diagnose(home.project.toString()));
        assertEquals(64, home.diagnose("one", "two"));
        assertEquals(64, home.diagnose("--yaml"));
        assertFalse(home.errors().contains("Exception"));
    }

    @Test
    void honoursTheClientsOwnDirectory() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY), Home.answer("hello", Home.EARLY));
        home.environment.put("CLAUDE_CONFIG_DIR", folder.resolve("none").toString());
        assertEquals(66, home.diagnose());
        home.environment.put("CLAUDE_CONFIG_DIR", home.configuration().toString());
        assertEquals(0, home.diagnose());
    }

    @Test
    void knowsThatASessionIsAliveAndWaitsForAPerson() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY));
        long pid = ProcessHandle.current().pid();
        home.sessionFile(pid, Home.ID, ",\"status\":\"waiting\",\"startedAt\":" + System.currentTimeMillis());
        JsonNode json = home.diagnosis(0);
        assertEquals("waiting-for-human", failure(json));
        assertTrue(json.at("/session/running").asBoolean());
        assertEquals("belay diagnose " + Home.ID, json.get("next").asText());
    }

    @Test
    void findsNothingWrongWithASessionThatIsAtWork() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY));
        home.sessionFile(
                ProcessHandle.current().pid(),
                Home.ID,
                ",\"status\":\"busy\",\"startedAt\":" + System.currentTimeMillis());
        JsonNode json = home.diagnosis(0);
        assertEquals("finished", failure(json));
        assertEquals(
                "Nothing is wrong: claude is running and working.",
                json.get("say").asText());
        assertEquals("belay diagnose " + Home.ID, json.get("next").asText());
    }

    @Test
    void isNotOverWhereTheNextTurnIsNotInTheTranscriptYet() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY), Home.answer("hello", Home.EARLY));
        home.sessionFile(
                ProcessHandle.current().pid(),
                Home.ID,
                ",\"status\":\"busy\",\"startedAt\":" + System.currentTimeMillis());
        assertEquals(
                "Nothing is wrong: claude is running and working.",
                home.diagnosis(0).get("say").asText());
    }

    @Test
    void takesAProcessThatStartedLaterForAnotherOne() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY));
        home.sessionFile(ProcessHandle.current().pid(), Home.ID, ",\"status\":\"busy\",\"startedAt\":1000000000000");
        JsonNode json = home.diagnosis(0);
        assertEquals("silent-exit", failure(json));
        assertFalse(json.at("/session/running").asBoolean());
    }

    @Test
    void believesTheReadingsOfAnIncidentThatIsNewerThanTheTranscript() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY));
        Path incident = incident("2026-01-01T10:00:05.000Z");
        JsonNode json = home.diagnosis(0);
        assertEquals("killed-by-kernel-oom", failure(json));
        assertEquals(
                incident.resolve("exit").toString(),
                json.at("/places/exit.signal").asText());
    }

    @Test
    void forgetsAnIncidentThatTheSessionHasOutlived() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.LATE), Home.answer("hello", Home.LATE));
        incident("2026-01-01T10:00:05.000Z");
        assertEquals("finished", failure(home.diagnosis(0)));
    }

    private Path incident(String at) throws IOException {
        Path incident =
                Files.createDirectories(home.home.resolve(".local/state/belay/incidents/20260101-100005-000-ab12"));
        Files.writeString(
                incident.resolve("incident.json"),
                "{\"schemaVersion\":1,\"at\":\"" + at
                        + "\",\"failure\":\"x\",\"because\":{\"id\":\"no\"},\"session\":{\"id\":\"" + Home.ID
                        + "\",\"transcript\":null}}");
        Files.writeString(incident.resolve("exit"), "signal SIGKILL\n");
        Files.writeString(incident.resolve("kernel.json"), "{\"oomKills\": 1}");
        return incident;
    }

    @Test
    void endsWith1WhenNothingExplainsItAndDoesWithoutARuleThatIsBroken() throws IOException {
        home.paste("all is well");
        assertEquals(1, home.diagnose("-"));
        Path rules = Files.createDirectories(home.home.resolve(".config/belay/failures"));
        Files.writeString(rules.resolve("mine.json"), "{");
        assertEquals(
                "overloaded", failure(home.paste("API Error: 529 Overloaded").diagnosis(0, "-")));
        assertTrue(home.errors().startsWith("belay: warning: " + rules), home.errors());
        assertEquals(1, home.errors().split("warning", -1).length - 1);
    }

    @Test
    void letsNoEscapeSequenceAndNoSecretThrough() throws IOException {
        home.session(
                Home.ID,
                Home.user("hi", Home.EARLY),
                Home.error(
                        "API Error: 401 \\u001b]0;x\\u0007 invalid x-api-key sk-ant-api03-abcdefghijklmnop",
                        Home.EARLY));
        for (String[] arguments : new String[][] {{}, {"--json"}}) {
            home.diagnose(arguments);
            assertFalse(home.out().contains("\u001b"), home.out());
            assertFalse(home.out().contains("abcdefghijklmnop"), home.out());
        }
    }

    @Test
    void doesNotTakeJustAnyTextForAnEndOfClaude() throws IOException {
        home.paste("root:x:0:0:root:/root:/bin/bash\n");
        JsonNode json = home.diagnosis(1, "-");
        assertEquals("unexplained", failure(json));
        assertTrue(json.get("say").asText().startsWith("Belay found no known failure"), json::toString);
    }

    @Test
    void doesNotHeadARunningSessionFinished() throws IOException {
        home.session(Home.ID, Home.user("hi", Home.EARLY), Home.answer("hello", Home.EARLY));
        home.sessionFile(
                ProcessHandle.current().pid(),
                Home.ID,
                ",\"status\":\"idle\",\"startedAt\":" + System.currentTimeMillis());
        home.diagnose();
        assertTrue(home.out().startsWith("running: Nothing is wrong: claude is running and waiting"), home.out());
    }
}
