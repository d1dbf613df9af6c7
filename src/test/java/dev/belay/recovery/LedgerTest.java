package dev.belay.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.wire.Request;
import dev.belay.demo.wire.Wires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The count itself must be able to find something, else its zeros say nothing. */
class LedgerTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** A request with these texts of the user; those that begin with RESULT are results of tools. */
    private static Request request(Request.Kind kind, String... texts) {
        ObjectNode body = MAPPER.createObjectNode();
        ArrayNode messages = body.putArray("messages");
        for (String text : texts) {
            ArrayNode content = messages.addObject().put("role", "user").putArray("content");
            if (text.startsWith("RESULT")) {
                content.addObject().put("type", "tool_result").put("content", text);
            } else {
                content.addObject().put("type", "text").put("text", text);
            }
        }
        return new Request(
                1,
                kind,
                Instant.EPOCH,
                new Request.Head("POST", "/", Map.of()),
                Wires.ANTHROPIC,
                new Request.Content("", body),
                Optional.empty());
    }

    private static Request main(String... texts) {
        return request(Request.Kind.MAIN, texts);
    }

    @Test
    void whatTheLastRequestDoesNotShowAnyMoreIsLost() {
        Ledger ledger = new Ledger(
                List.of(main("PROMPT-1", "RESULT-1"), main("PROMPT-1", "RESULT-1", "RESULT-2"), main("RESULT-2")));
        assertEquals(List.of("PROMPT-1", "RESULT-1"), ledger.lost());
        assertEquals(List.of(), ledger.doubled());
    }

    @Test
    void whatASummaryStandsForIsNotLost() {
        Request summarised = request(Request.Kind.COMPACTION, "PROMPT-1", "RESULT-1");
        Ledger ledger = new Ledger(List.of(
                main("PROMPT-1", "RESULT-1", "RESULT-2"), summarised, main("SCRIPTED SUMMARY of it", "RESULT-3")));
        assertEquals(List.of("RESULT-2"), ledger.lost());
    }

    @Test
    void aSummaryThatNeverArrivedStandsForNothing() {
        Request summarised = request(Request.Kind.COMPACTION, "PROMPT-1", "RESULT-1");
        Ledger ledger = new Ledger(List.of(main("PROMPT-1", "RESULT-1"), summarised, main("go on")));
        assertEquals(List.of("PROMPT-1", "RESULT-1"), ledger.lost());
    }

    @Test
    void whatStandsTwiceInARequestIsDoubled() {
        Ledger ledger = new Ledger(List.of(main("PROMPT-1", "PROMPT-1", "RESULT-1"), main("PROMPT-1", "RESULT-1")));
        assertEquals(List.of("PROMPT-1"), ledger.doubled());
    }

    @Test
    void everyWordToGoOnIsCounted() {
        assertEquals(2, new Ledger(List.of(main("PROMPT-1", Task.GO_ON, "x " + Task.GO_ON))).goOns());
    }

    @Test
    void twoRecordsOfOneMessageAreDoubledButOneRecordInTwoCopiesIsNot(@TempDir Path folder) throws Exception {
        String first = "{\"type\":\"user\",\"uuid\":\"1\",\"message\":{\"content\":\"PROMPT-1\"}}\n";
        String again = first.replace("\"1\"", "\"2\"");
        String summary =
                "{\"type\":\"user\",\"uuid\":\"3\",\"isCompactSummary\":true,\"message\":{\"content\":\"PROMPT-1\"}}\n";
        Path transcript = folder.resolve("a.jsonl");
        Files.writeString(transcript, first + summary + "{\"type\":\"us");
        assertEquals(List.of(), Ledger.doubledIn(List.of(transcript, transcript)));
        Files.writeString(transcript, first + again);
        assertEquals(List.of("PROMPT-1"), Ledger.doubledIn(List.of(transcript)));
    }
}
