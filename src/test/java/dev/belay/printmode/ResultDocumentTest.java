package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultDocumentTest {
    private static JsonNode document(RunResult result) throws IOException {
        return new ObjectMapper().readTree(ResultDocument.of(result, false));
    }

    @Test
    void hasWhatReadersOfAResultInsistOn() throws IOException {
        JsonNode result = document(RunResults.givenUp("nobody answers"));
        assertEquals("result", result.path("type").asText());
        assertEquals("error_during_execution", result.path("subtype").asText());
        assertTrue(result.path("is_error").asBoolean());
        assertEquals(7_000, result.path("duration_ms").asLong());
        assertTrue(result.has("session_id") && result.has("num_turns"));
        assertEquals(result.path("result"), result.path("errors").path(0));
        assertFalse(result.has("total_cost_usd"), "nobody knows the costs");
    }

    @Test
    void tellsWhatBelayKnowsOfTheEnd() throws IOException {
        JsonNode belay = document(RunResults.givenUp("nobody answers")).path("belay");
        assertEquals(1, belay.path("schemaVersion").asInt());
        assertEquals("overloaded", belay.path("failure").asText());
        assertEquals("nobody answers", belay.path("reason").asText());
        assertEquals(75, belay.path("status").asInt());
        assertEquals(2, belay.path("attempts").asInt());
        assertTrue(belay.path("next").isNull(), "there is no session to continue");
    }

    @Test
    void namesTheDeadlineAndARequestToStop() throws IOException {
        assertEquals(
                "the deadline has passed",
                document(RunResults.late()).at("/belay/reason").asText());
        assertEquals(
                "Belay was asked to stop",
                document(RunResults.brokenOff()).at("/belay/reason").asText());
    }

    @Test
    void isOneLineAndAnArrayOfItWhereThatWasAskedFor() {
        String object = new String(ResultDocument.of(RunResults.done(), false), StandardCharsets.UTF_8);
        String array = new String(ResultDocument.of(RunResults.done(), true), StandardCharsets.UTF_8);
        assertEquals(object.length() - 1, object.indexOf('\n'));
        assertEquals("[" + object.strip() + "]\n", array);
        assertTrue(object.contains("Claude printed no result."), object);
    }

    @Test
    void whatComesFromElsewhereCannotDrawOnATerminalOrGiveASecretAway() throws IOException {
        String text = new String(
                ResultDocument.of(
                        RunResults.givenUp("key sk-ant-api03-abcdefghijklmnopqrstuvwxyz0123456789 \u001b[31m"), false),
                StandardCharsets.UTF_8);
        assertFalse(text.contains("abcdefghij"), text);
        assertFalse(text.contains("\\u001b") || text.contains("\u001b"), text);
    }
}
