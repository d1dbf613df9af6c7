package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What claude prints at its end. */
class BufferedOutputTest {
    private static final String GOOD =
            "{\"duration_ms\":1,\"result\":\"Done.\",\"is_error\":false,\"type\":\"result\"}\n";
    private static final String BAD = "{\"type\":\"result\",\"is_error\":true,\"result\":\"API Error: 529\"}\n";
    private static final String ARRAY = "[{\"type\":\"system\",\"x\":{\"type\":[1]}},"
            + "{\"type\":\"result\",\"is_error\":false,\"result\":\"}]\"}]";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GuardedStdout stdout = new GuardedStdout(out);

    private BufferedOutput text() {
        return new BufferedOutput(stdout, Optional.empty(), false, false);
    }

    private BufferedOutput json(boolean array) {
        return new BufferedOutput(stdout, Optional.empty(), true, array);
    }

    /** An attempt that prints to a pipe. */
    private static void begin(Output output) {
        assertTrue(output.prepare().isEmpty());
        output.begin();
    }

    private static void print(Output output, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.take(bytes, bytes.length);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode document() throws IOException {
        assertTrue(said().endsWith("\n"), said());
        return new ObjectMapper().readTree(said());
    }

    @Test
    void onlyTheLastAttemptIsHandedOnAndOnlyAtTheEnd() {
        BufferedOutput output = text();
        begin(output);
        print(output, "API Error: 529\n");
        begin(output);
        print(output, "All ");
        print(output, "done.\n");
        assertEquals("", said());
        output.deliver(RunResults.done());
        assertEquals("All done.\n", said());
    }

    @Test
    void aTextThatWasNeverPrintedIsNotInvented() {
        BufferedOutput output = text();
        begin(output);
        print(output, "API Error: 529\n");
        begin(output);
        output.deliver(RunResults.givenUp("the budget is spent"));
        assertEquals("", said());
    }

    @Test
    void theClientsOwnDocumentGoesThroughUntouched() {
        for (String document : new String[] {GOOD, BAD, ARRAY}) {
            out.reset();
            BufferedOutput output = json(false);
            begin(output);
            print(output, document);
            output.deliver(RunResults.done());
            assertEquals(document, said());
        }
    }

    @Test
    void theClientsOwnErrorIsTheDocumentWhenBelayGivesUp() {
        BufferedOutput output = json(false);
        begin(output);
        print(output, BAD);
        output.deliver(RunResults.givenUp("the budget is spent"));
        assertEquals(BAD, said());
    }

    @Test
    void whereTheClientDidNotLiveToPrintTheDocumentIsOurs() throws IOException {
        BufferedOutput output = json(false);
        begin(output);
        print(output, GOOD.substring(0, 30));
        output.deliver(RunResults.givenUp("the budget is spent"));
        JsonNode document = document();
        assertEquals("result", document.path("type").asText());
        assertEquals("error_during_execution", document.path("subtype").asText());
        assertTrue(document.path("is_error").asBoolean());
        assertEquals(
                "overloaded . Belay gave up: the budget is spent.",
                document.path("result").asText());
        assertTrue(document.has("session_id") && document.path("session_id").isNull());
        assertEquals(7_000, document.path("duration_ms").asLong());
        assertTrue(document.has("num_turns"));
        assertEquals("overloaded", document.path("belay").path("failure").asText());
        assertEquals(75, document.path("belay").path("status").asInt());
        assertEquals(2, document.path("belay").path("attempts").asInt());
    }

    @Test
    void theReadmeShowsAllOfIt() throws IOException {
        String readme = Files.readString(Path.of("docs", "reference", "print-mode.md"));
        int from = readme.indexOf("```json\n{\"type\":\"result\"") + "```json\n".length();
        JsonNode shown = new ObjectMapper().readTree(readme.substring(from, readme.indexOf("```", from)));
        BufferedOutput output = json(false);
        begin(output);
        output.deliver(RunResults.givenUp("the budget is spent"));
        assertEquals(names(document()), names(shown));
        assertEquals(names(document().path("belay")), names(shown.path("belay")));
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theReasonSaysWhoHasEndedIt() throws IOException {
        BufferedOutput output = json(false);
        begin(output);
        output.deliver(RunResults.late());
        assertEquals(
                "the deadline has passed",
                document().path("belay").path("reason").asText());
        out.reset();
        output.deliver(RunResults.brokenOff());
        assertEquals(
                "Belay was asked to stop",
                document().path("belay").path("reason").asText());
        assertEquals(143, document().path("belay").path("status").asInt());
    }

    @Test
    void anArrayIsAnsweredByAnArray() throws IOException {
        BufferedOutput asked = json(true);
        begin(asked);
        asked.deliver(RunResults.givenUp("the budget is spent"));
        assertTrue(document().isArray());
        out.reset();
        BufferedOutput configured = json(false);
        begin(configured);
        print(configured, ARRAY);
        begin(configured);
        configured.deliver(RunResults.givenUp("the budget is spent"));
        assertTrue(document().isArray());
        assertTrue(document().path(0).path("is_error").asBoolean());
    }

    @Test
    void aResultThatClaimsSuccessIsNotHandedOnWhenBelayGivesUp() throws IOException {
        BufferedOutput output = json(false);
        begin(output);
        print(output, GOOD);
        output.deliver(RunResults.givenUp("the answer is cut off"));
        assertTrue(document().path("is_error").asBoolean());
        assertFalse(said().contains("Done."));
    }

    @Test
    void whatAWrapperPrintsBesidesIsKeptWhenAllWentWell() {
        BufferedOutput output = json(false);
        begin(output);
        print(output, "now using node 22\n" + GOOD);
        output.deliver(RunResults.done());
        assertEquals("now using node 22\n" + GOOD, said());
    }

    @Test
    void nothingAtAllIsNoDocumentEvenAtACleanEnd() throws IOException {
        BufferedOutput output = json(false);
        begin(output);
        output.deliver(RunResults.done());
        assertEquals("Claude printed no result.", document().path("result").asText());
    }

    @Test
    void whereThereIsNoRoomItGoesOutAsItComes() {
        BufferedOutput output = json(false);
        begin(output);
        String part = "[\"" + "x".repeat(Spool.IN_MEMORY - 2);
        print(output, part);
        assertEquals("", said());
        print(output, "yz");
        assertEquals(part + "yz", said());
        print(output, "\"]");
        output.deliver(RunResults.done());
        assertEquals(part + "yz\"]", said());
    }

    @Test
    void aReaderThatHasGoneIsTakenCalmly() {
        BufferedOutput output = new BufferedOutput(
                new GuardedStdout(new java.io.OutputStream() {
                    @Override
                    public void write(int one) throws IOException {
                        throw new IOException("broken pipe");
                    }
                }),
                Optional.empty(),
                false,
                false);
        begin(output);
        print(output, "All done.");
        output.deliver(RunResults.done());
    }
}
