package dev.belay.command.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.command.Home;
import dev.belay.console.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text that a user pastes, pipes or names as a file. */
class DiagnoseTextTest {
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
    void readsAFileForWhatItHoldsAndNotForItsName() throws IOException {
        Path recorded = home.recorded("2.1.116-print-http500.jsonl", Home.ID);
        Path named = folder.resolve("notes.txt");
        Files.copy(recorded, named);
        assertEquals("server-error", failure(home.diagnosis(0, named.toString())));
        Path log = folder.resolve("log.jsonl");
        Files.writeString(log, "one\r\ntwo\nPrompt is too long\n");
        JsonNode json = home.diagnosis(0, log.toString());
        assertEquals("context-full", failure(json));
        assertEquals(log + ":3", json.at("/places/screen").asText());
        assertTrue(json.get("session").isNull());
    }

    @Test
    void readsTheResultOfPrintModeInEachOfItsForms() throws IOException {
        String init = "{\"type\":\"system\",\"subtype\":\"init\",\"session_id\":\"" + Home.ID + "\"}";
        String result = "{\"num_turns\":1,\"session_id\":\"" + Home.ID
                + "\",\"is_error\":true,\"subtype\":\"success\",\"api_error_status\":400,\"result\":\"Prompt is too long\",\"type\":\"result\"}";
        for (String text : new String[] {
            result, init + "\n" + result + "\n", "[" + init + "," + result + "]", result.replace(",", ",\n  ")
        }) {
            JsonNode json = home.diagnosis(
                    0, Files.writeString(folder.resolve("out"), text).toString());
            assertEquals("context-full", failure(json), text);
            assertEquals(Home.ID, json.at("/session/id").asText());
            assertEquals("context-full", failure(homeWith(text)), text);
        }
    }

    private JsonNode homeWith(String pasted) throws IOException {
        home.paste(pasted);
        return home.diagnosis(0, "-");
    }

    @Test
    void readsAResultThatALogShowsOverSeveralLines() throws IOException {
        String log =
                "Run claude\n...\n{\n  \"type\": \"result\",\n  \"is_error\": true,\n  \"result\": \"Credit balance is too low\"\n}\nError: Process completed with exit code 1.\n";
        Path file = Files.writeString(folder.resolve("ci.log"), log);
        assertEquals("billing", failure(home.diagnosis(0, file.toString())));
        assertEquals("billing", failure(homeWith(log)));
    }

    @Test
    void knowsWhatPrintModeDoesNotCallAnError() throws IOException {
        String session = "\"session_id\":\"" + Home.ID + "\",\"type\":\"result\"";
        assertEquals(
                "finished",
                failure(homeWith(
                        "{\"subtype\":\"success\",\"is_error\":false,\"result\":\"All done.\"," + session + "}")));
        assertEquals(
                "silent-exit",
                failure(homeWith("{\"subtype\":\"success\",\"is_error\":false,\"result\":\"\"," + session + "}")));
        assertEquals(
                "silent-exit",
                failure(homeWith("{\"subtype\":\"error_during_execution\",\"is_error\":false," + session + "}")));
    }

    @Test
    void readsALineOfPrintModeThatWasPasted() throws IOException {
        String nothing =
                "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"num_turns\":0,\"result\":\"\","
                        + "\"stop_reason\":null,\"session_id\":\"" + Home.ID + "\"}";
        assertEquals("resume-went-nowhere", failure(homeWith(nothing)));
        assertEquals(0, home.diagnose("-"));
        assertTrue(home.out().lines().count() <= 12, home.out());
        assertEquals("resume-went-nowhere", failure(homeWith("$ claude -p --resume x\n" + nothing + "\n$ ")));
        String error = "{\"type\":\"assistant\",\"message\":{\"model\":\"<synthetic>\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"API Error: 529 Overloaded\"}]}";
        assertEquals("overloaded", failure(homeWith(error + "}")));
        assertEquals("overloaded", failure(homeWith("$ claude -p x\n" + error + ",\"error\":\"rate_limit\"}\n$ ")));
    }

    @Test
    void looksIntoTheTranscriptOfAResultWhereItIsHere() throws IOException {
        Path file =
                home.session(Home.ID, Home.user("hi", Home.EARLY), Home.error("API Error: 529 Overloaded", Home.EARLY));
        JsonNode json = homeWith("{\"subtype\":\"success\",\"is_error\":true,\"result\":\"API Error: 529 Overloaded\","
                + "\"session_id\":\"" + Home.ID + "\",\"type\":\"result\"}");
        assertEquals("overloaded", failure(json));
        assertEquals(file.toString(), json.at("/session/transcript").asText());
    }

    @Test
    void believesADebugLogOnlyWhereTheClientGaveUp() throws IOException {
        String log = "2026-01-01T10:00:00.000Z [DEBUG] Failed to stat directory: ENOENT: no such file\n"
                + "2026-01-01T10:00:00.000Z [DEBUG] [API REQUEST] /v1/messages\n"
                + "2026-01-01T10:00:01.000Z [ERROR] API error (attempt 1/2): 529 529 {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n";
        JsonNode json = homeWith(log);
        assertEquals("overloaded", failure(json));
        assertEquals("standard input:3", json.at("/places/screen").asText());
        String healed = "2026-01-01T10:00:02.000Z [DEBUG] Stream started - received first chunk\n"
                + "2026-01-01T10:00:03.000Z [DEBUG] [engine] turn 1 end (turns=1 stop=end_turn resultLen=9)\n";
        assertEquals("finished", failure(homeWith(log + healed)));
    }

    @Test
    void readsAPipeWithoutBeingTold() {
        Terminals piped = new Terminals(new dev.belay.text.Style(false), 0, false, true, 0);
        home.paste("API Error: 529 Overloaded");
        assertEquals(0, home.diagnose(piped));
        assertTrue(home.out().startsWith("overloaded: "), home.out());
    }

    @Test
    void saysWhatToPasteWhereSomebodySitsAtATerminalWithoutASession() {
        Terminals terminal = new Terminals(new dev.belay.text.Style(false), 80, true, false, 80);
        home.paste("API Error: 529 Overloaded\n\u0004and what came after Ctrl-D");
        assertEquals(0, home.diagnose(terminal));
        assertTrue(home.out().startsWith("overloaded: "), home.out());
        assertTrue(home.errors().contains("Ctrl-D"), home.errors());
        assertEquals(0, home.diagnose(terminal, "-"));
        assertTrue(home.out().contains("(pasted text:1)"), home.out());
        home.paste("");
        assertEquals(66, home.diagnose(terminal, "-"));
        assertTrue(home.errors().contains("nothing was pasted"), home.errors());
    }

    @Test
    void takesTheNewestSessionOnATerminalAndNamesTheOtherWay() throws IOException {
        Terminals terminal = new Terminals(new dev.belay.text.Style(false), 80, true, false, 0);
        home.session(Home.ID, Home.user("hi", Home.EARLY), Home.error("API Error: 529 Overloaded", Home.EARLY));
        assertEquals(0, home.diagnose(terminal));
        assertTrue(home.out().contains(Home.ID), home.out());
        assertEquals(
                "belay: for other output: `belay diagnose -` (paste it) or `belay diagnose --clipboard`\n",
                home.errors());
    }

    @Test
    void knowsThatAShellSaysKilledOfAnySigkill() throws IOException {
        assertEquals("killed", failure(homeWith("Killed")));
    }

    @Test
    void doesNotTakeJustAnyTextForAnEndOfClaude() throws IOException {
        home.paste("root:x:0:0:root:/root:/bin/bash\n");
        JsonNode json = home.diagnosis(1, "-");
        assertEquals("unexplained", failure(json));
        assertTrue(json.get("say").asText().startsWith("Belay found no known failure"), json::toString);
    }

    @Test
    void marksWhereAnErrorIsCut() throws IOException {
        home.session(
                Home.ID,
                Home.user("hi", Home.EARLY),
                Home.error("API Error: 529 Overloaded " + "word ".repeat(200), Home.EARLY));
        String because = home.diagnosis(0).at("/because/transcript.error").asText();
        assertTrue(because.endsWith("…"), because);
    }
}
