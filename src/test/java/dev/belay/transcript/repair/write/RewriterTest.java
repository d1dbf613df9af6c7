package dev.belay.transcript.repair.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.json.Source;
import dev.belay.transcript.repair.scan.Records;
import dev.belay.transcript.repair.scan.RepairReport;
import dev.belay.transcript.repair.scan.TranscriptScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is to change in a record changes, and not one byte of what stands around it. */
class RewriterTest {
    /** Odd blanks, an escape and a letter of two bytes: nothing that a JSON library would leave as it is. */
    private static final String USER =
            "{\"parentUuid\":\"p\",  \"isSidechain\":true,\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":"
                    + "\"caf\\u00e9 für\\/alle\"},\"uuid\":\"u\",\"timestamp\":\"2026-11-24T08:00:00.000Z\" , \"n\":1.50}";

    private static final String ANSWER =
            "{\"parentUuid\":\"u\",\"isSidechain\":false,\"type\":\"assistant\",\"message\":{\"role\":\"assistant\",\"id\":\"m\","
                    + "\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"Bash\",\"input\":{}}],\"usage\":"
                    + "{\"input_tokens\":7,\"cache_read_input_tokens\":9,\"output_tokens\":3}},\"uuid\":\"a\",\"timestamp\":"
                    + "\"2026-11-24T08:00:01.000Z\"}";

    private static String written(String transcript, int record, Edit edit) throws IOException {
        Source source = Source.of(transcript.getBytes(StandardCharsets.UTF_8));
        var index = new TranscriptScan(source, new RepairReport(), bytes -> {})
                .run()
                .index();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Rewriter(new Records(source, index), number -> "made-" + number, "the original").write(record, edit, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(String line) throws IOException {
        return new ObjectMapper().readTree(line);
    }

    @Test
    void withoutAChangeEveryByteIsCopied() throws IOException {
        assertEquals(USER, written(USER + "\n", 0, new Edit()));
    }

    @Test
    void changesTheParentInItsPlace() throws IOException {
        Edit edit = new Edit();
        edit.parent = 5;
        assertEquals(USER.replace("\"p\"", "\"made-5\""), written(USER + "\n", 0, edit));
        edit.parent = Edit.ROOT;
        assertEquals(USER.replace("\"p\"", "null"), written(USER + "\n", 0, edit));
    }

    @Test
    void putsInFrontWhatWasMissing() throws IOException {
        String bare = USER.replace("\"parentUuid\":\"p\",  ", "").replace("\"uuid\":\"u\",", "");
        Edit edit = new Edit();
        edit.parent = 5;
        edit.uuid = true;
        assertEquals(
                "{\"parentUuid\":\"made-5\",\"uuid\":\"made-0\"," + bare.substring(1), written(bare + "\n", 0, edit));
    }

    @Test
    void changesSidechainTypeAndTime() throws IOException {
        Edit edit = new Edit();
        edit.mainChain = true;
        edit.type = true;
        edit.time = Instant.parse("2026-11-18T09:06:40Z").toEpochMilli();
        String other = USER.replace("\"type\":\"user\"", "\"type\":\"usr\"");
        assertEquals(
                USER.replace("\"isSidechain\":true", "\"isSidechain\":false")
                        .replace("2026-11-24T08:00:00.000Z", "2026-11-18T09:06:40.000Z"),
                written(other + "\n", 0, edit));
    }

    @Test
    void escapesControlCharactersThatStandRawInAText() throws IOException {
        String raw = USER.replace("alle", "al\u0001le");
        Edit edit = new Edit();
        assertEquals(USER.replace("alle", "al\\u0001le"), written(raw + "\n", 0, edit));
    }

    @Test
    void tellsTheTokensOnceAndOfNothingElse() throws IOException {
        Edit edit = new Edit();
        edit.tokens = 42;
        JsonNode usage = json(written(ANSWER + "\n", 0, edit)).at("/message/usage");
        assertEquals(
                42,
                usage.get("input_tokens").asInt()
                        + usage.get("cache_read_input_tokens").asInt());
        assertEquals(3, usage.get("output_tokens").asInt());
    }

    @Test
    void anAttachmentThatGoesBecomesANoteThatSaysWhereItIs() throws IOException {
        String attachment =
                "{\"parentUuid\":\"a\",\"isSidechain\":false,\"type\":\"attachment\",\"attachment\":{\"type\":\"file\",\"content\":"
                        + "\"much\"},\"uuid\":\"t\",\"timestamp\":\"2026-11-24T08:00:02.000Z\"}";
        Edit edit = new Edit();
        edit.elideAttachment = 5_000_000;
        JsonNode changed = json(written(attachment + "\n", 0, edit));
        assertEquals("user", changed.get("type").asText());
        assertTrue(changed.get("isMeta").asBoolean());
        assertTrue(changed.get("attachment").isNull());
        String note = changed.at("/message/content").asText();
        assertTrue(note.contains("an attachment (file)") && note.contains("the original"), note);
    }

    @Test
    void aToolOutputWithoutItsMessageBecomesTheResultOfTheCall() throws IOException {
        String output =
                "{\"parentUuid\":\"a\",\"isSidechain\":false,\"type\":\"user\",\"message\":null,\"toolUseResult\":{\"stdout\":\"hi\","
                        + "\"stderr\":\"\"},\"uuid\":\"r\",\"timestamp\":\"2026-11-24T08:00:02.000Z\"}";
        Edit edit = new Edit();
        edit.answers = 0;
        JsonNode block = json(written(ANSWER + "\n" + output + "\n", 1, edit)).at("/message/content/0");
        assertEquals("toolu_1", block.get("tool_use_id").asText());
        assertEquals("tool_result", block.get("type").asText());
        assertEquals("hi", block.get("content").asText());
    }

    @Test
    void timesHaveMillisecondsAlways() {
        assertEquals("1970-01-01T00:00:01.000Z", Rewriter.timestamp(1_000));
        assertEquals("1970-01-01T00:00:01.500Z", Rewriter.timestamp(1_500));
    }
}
