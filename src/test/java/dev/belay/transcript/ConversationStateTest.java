package dev.belay.transcript;

import static dev.belay.transcript.Transcripts.answer;
import static dev.belay.transcript.Transcripts.call;
import static dev.belay.transcript.Transcripts.of;
import static dev.belay.transcript.Transcripts.prompt;
import static dev.belay.transcript.Transcripts.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConversationStateTest {
    private static final String EXIT = prompt("<command-name>/exit</command-name>");

    @Test
    void onlyTheCommandsThatEndTheClientAreAnEndByTheUser() {
        for (String name : List.of("/compact", "/model", "/login", "/cost", "/context", "/my-own")) {
            String command = prompt("<command-name>" + name + "</command-name>");
            String said = prompt("<local-command-stdout>Bye!</local-command-stdout>");
            assertEquals(
                    Ending.COMMAND,
                    of(prompt("x"), answer("m1", "y"), EXIT, command, said).endsOn(),
                    name);
        }
        for (String name : List.of("/exit", "/quit", "/logout")) {
            String command = prompt("<command-name>" + name + "</command-name>");
            String said = prompt("<local-command-stdout>Bye!</local-command-stdout>");
            assertEquals(
                    Ending.EXIT,
                    of(prompt("x"), answer("m1", "y"), command, said).endsOn(),
                    name);
        }
        assertEquals(
                Ending.COMMAND,
                of(prompt("x"), answer("m1", "y"), EXIT, prompt("<bash-input>ls</bash-input>"))
                        .endsOn());
    }

    @Test
    void readsAnErrorThatTheClientDidNotCallOne() {
        Transcript unflagged = of(prompt("x"), synthetic("", "Prompt is too long"));
        assertEquals(Ending.ERROR, unflagged.endsOn());
        assertEquals("Prompt is too long", unflagged.error().orElseThrow().text());
        assertEquals(
                OptionalInt.of(529),
                of(prompt("x"), synthetic("\"isApiErrorMessage\":false,", "API Error: 529 Overloaded"))
                        .error()
                        .orElseThrow()
                        .status());
        for (String nothing : List.of("No response requested.", "(no content)")) {
            assertTrue(of(prompt("x"), synthetic("", nothing)).error().isEmpty(), nothing);
        }
    }

    @Test
    void takesNothingThatTheModelHadSaidForAnError() {
        String half = synthetic("", "an answer that was");
        String escape = prompt("[Request interrupted by user]");
        assertTrue(of(prompt("x"), half, escape).error().isEmpty());
        assertEquals(Ending.INTERRUPTION, of(prompt("x"), half, escape).endsOn());
        assertTrue(of(prompt("x"), synthetic("\"isApiErrorMessage\":false,", "an answer that was"))
                .error()
                .isEmpty());
    }

    /** The client's shutdown writes what a person's Escape does, and says that it was none. */
    @Test
    void whatTheClientsShutdownInterruptedIsStillUnderWay() {
        String use = call("t1", "Bash", "{}");
        assertEquals(
                Ending.TOOL_USE,
                of(prompt("x"), use, byShutdown(result("t1", true))).endsOn());
        String escape = prompt("[Request interrupted by user]");
        assertEquals(Ending.PROMPT, of(prompt("x"), byShutdown(escape)).endsOn());
        assertEquals(Ending.INTERRUPTION, of(prompt("x"), escape).endsOn());
    }

    private static String byShutdown(String record) {
        return record.replaceFirst("\\{", "{\"interruptedByShutdown\":true,");
    }

    @Test
    void takesNoAbortedAnswerForAnError() {
        assertTrue(of(prompt("x"), synthetic("\"isAbortedMidStream\":true,", "an answer that was"))
                .error()
                .isEmpty());
    }

    @Test
    void findsTheStatusOfAnErrorWhereverItStands() {
        for (String fields : List.of(
                "\"error\":{\"status\":529,\"message\":\"x\"},",
                "\"error\":{\"error\":{\"status_code\":529}},",
                "\"apiErrorStatus\":529,",
                "\"errorDetails\":\"529 {}\",")) {
            String line = synthetic("\"isApiErrorMessage\":true," + fields, "Something went wrong");
            assertEquals(
                    OptionalInt.of(529),
                    of(prompt("x"), line).error().orElseThrow().status(),
                    fields);
        }
    }

    private static String synthetic(String fields, String text) {
        return "{\"type\":\"assistant\"," + fields
                + "\"message\":{\"model\":\"<synthetic>\",\"content\":[{\"type\":\"text\",\"text\":\"" + text
                + "\"}]},\"version\":\"2.1.116\"}";
    }
}
