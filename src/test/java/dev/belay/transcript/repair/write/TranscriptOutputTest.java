package dev.belay.transcript.repair.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.RecordIndex;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.scan.TranscriptScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records as lines: what stays is copied, what changes is written anew, and what is new fits in between. */
class TranscriptOutputTest {
    private static final String PROMPT =
            "{\"parentUuid\":null,  \"isSidechain\":false,\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"do it\"},"
                    + "\"uuid\":\"u\",\"timestamp\":\"2026-11-24T08:00:00.000Z\"}";
    private static final String CALL =
            "{\"parentUuid\":\"u\",\"isSidechain\":false,\"cwd\":\"/some/where\",\"sessionId\":\"s\",\"version\":\"2.1.332\","
                    + "\"gitBranch\":\"main\",\"type\":\"assistant\",\"message\":{\"role\":\"assistant\",\"id\":\"m\",\"content\":["
                    + "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"Bash\",\"input\":{}},"
                    + "{\"type\":\"tool_use\",\"id\":\"toolu_2\",\"name\":\"Bash\",\"input\":{}}]},\"uuid\":\"a\",\"timestamp\":"
                    + "\"2026-11-24T08:00:01.000Z\"}";

    private final Source source = Source.of((PROMPT + "\n" + CALL + "\n").getBytes(StandardCharsets.UTF_8));
    private final RecordIndex index =
            new TranscriptScan(source, new RepairReport(), bytes -> {}).run().index();
    private final Sequence sequence = new Sequence();

    private List<String> lines() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TranscriptOutput output = new TranscriptOutput(source, index, sequence, "the original", out);
        int at = 0;
        while (at < sequence.size()) {
            at = output.items(at);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\n"), text);
        return text.lines().toList();
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void copiesWhatDoesNotChangeByteForByte() throws IOException {
        sequence.add(0);
        sequence.add(1);
        assertEquals(List.of(PROMPT, CALL), lines());
    }

    @Test
    void writesChangedRecordsAnew() throws IOException {
        sequence.add(0);
        sequence.add(1);
        sequence.edit(1).parent = Edit.ROOT;
        assertEquals(List.of(PROMPT, CALL.replace("\"parentUuid\":\"u\"", "\"parentUuid\":null")), lines());
    }

    @Test
    void answersACallAfterItAndEachFurtherOneAfterThat() throws IOException {
        sequence.add(0);
        sequence.add(1);
        sequence.add(new Sequence.Answer(1, 0));
        sequence.add(new Sequence.Answer(1, 1));
        List<String> lines = lines();
        assertEquals(4, lines.size());
        JsonNode first = json(lines.get(2));
        JsonNode second = json(lines.get(3));
        assertEquals("a", first.get("parentUuid").asText());
        assertEquals(first.get("uuid").asText(), second.get("parentUuid").asText());
        assertNotEquals(first.get("uuid").asText(), second.get("uuid").asText());
        List<String> answered = new ArrayList<>();
        for (JsonNode answer : List.of(first, second)) {
            JsonNode block = answer.at("/message/content/0");
            answered.add(block.get("tool_use_id").asText());
            assertTrue(block.get("is_error").asBoolean());
            assertEquals("2026-11-24T08:00:01.000Z", answer.get("timestamp").asText());
            assertEquals("/some/where", answer.get("cwd").asText());
            assertEquals("2.1.332", answer.get("version").asText());
        }
        assertEquals(List.of("toolu_1", "toolu_2"), answered);
    }

    @Test
    void givesNewRecordsTheSameIdentifiersEachTime() throws IOException {
        sequence.add(1);
        sequence.add(new Sequence.Answer(1, 0));
        assertEquals(lines(), lines());
    }

    @Test
    void hangsANewRecordOnTheNewIdentifierOfTheOneBefore() throws IOException {
        sequence.add(1);
        sequence.add(new Sequence.Answer(1, 0));
        sequence.edit(1).uuid = true;
        List<String> lines = lines();
        String uuid = json(lines.get(0)).get("uuid").asText();
        assertNotEquals("a", uuid);
        assertEquals(uuid, json(lines.get(1)).get("parentUuid").asText());
    }

    @Test
    void putsABoundaryBeforeItsSummaryUnderTheIdentifierThatTheSummaryHangsOn() throws IOException {
        sequence.add(new Sequence.Boundary(1));
        sequence.add(1);
        List<String> lines = lines();
        assertEquals(2, lines.size());
        JsonNode boundary = json(lines.get(0));
        assertEquals("compact_boundary", boundary.get("subtype").asText());
        assertTrue(boundary.get("parentUuid").isNull());
        assertEquals("u", boundary.get("uuid").asText());
        assertEquals("/some/where", boundary.get("cwd").asText());
        assertEquals(CALL, lines.get(1));
    }
}
