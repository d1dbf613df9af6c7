package dev.belay.transcript.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.transcript.repair.scan.RecordIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a transcript as the strictest client does: line by line, and by the parents from the last record upwards. */
final class RepairedTranscript {
    private static final Set<String> LINKS = Set.of("user", "assistant", "system", "attachment", "progress");

    private final List<JsonNode> records = new ArrayList<>();
    private final Map<String, JsonNode> byUuid = new HashMap<>();
    private final List<JsonNode> chain = new ArrayList<>();

    private RepairedTranscript(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertTrue(text.isEmpty() || text.endsWith("\n"), "the last line has no end");
        for (String line : text.split("\n")) {
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode record = SampleTranscript.JSON.readTree(line);
                assertTrue(record.isObject(), line);
                records.add(record);
            } catch (IOException broken) {
                throw new AssertionError("no JSON: " + line, broken);
            }
        }
    }

    /** Reads it, and fails when it is not one chain with pairs. */
    static RepairedTranscript read(byte[] bytes) {
        RepairedTranscript transcript = new RepairedTranscript(bytes);
        transcript.follow();
        transcript.pairs();
        return transcript;
    }

    private void follow() {
        int roots = 0;
        JsonNode last = null;
        for (JsonNode record : records) {
            if (!LINKS.contains(record.path("type").asText()) || !record.has("uuid")) {
                boolean aside = record.path("isSidechain").asBoolean();
                assertTrue(aside || !record.path("type").asText().matches("user|assistant"), "no uuid: " + record);
                continue;
            }
            assertTrue(byUuid.put(record.get("uuid").asText(), record) == null, "doubled: " + record);
            if (!record.path("isSidechain").asBoolean()) {
                roots += record.path("parentUuid").isTextual() ? 0 : 1;
                last = record;
                assertTrue(RecordIndex.time(record.path("timestamp").asText()) > 0, "no time: " + record);
            }
        }
        assertTrue(roots <= 1 + compactions(), roots + " roots");
        Set<JsonNode> seen = new HashSet<>();
        for (JsonNode at = last; at != null; ) {
            assertTrue(seen.add(at), "a circle");
            chain.add(0, at);
            JsonNode parent = at.path("parentUuid");
            at = parent.isTextual() ? byUuid.get(parent.asText()) : null;
            assertEquals(parent.isTextual(), at != null, "dangling: " + parent);
        }
    }

    private long compactions() {
        return records.stream()
                .filter(record -> record.path("subtype").asText().equals("compact_boundary"))
                .count();
    }

    /** The chain with the side branches of parallel calls, as clients from 2.1 on put them back. */
    private List<JsonNode> conversation() {
        Set<JsonNode> in = new LinkedHashSet<>(chain);
        Set<String> messages = new HashSet<>();
        chain.forEach(record -> messages.add(record.path("message").path("id").asText("none")));
        Set<String> calls = new HashSet<>();
        for (JsonNode record : records) {
            if (!record.path("isSidechain").asBoolean()
                    && messages.contains(record.path("message").path("id").asText("-"))) {
                in.add(record);
                blocks(record, "tool_use")
                        .forEach(block -> calls.add(block.path("id").asText()));
            }
        }
        for (JsonNode record : records) {
            if (!record.path("isSidechain").asBoolean()
                    && blocks(record, "tool_result").stream()
                            .anyMatch(block ->
                                    calls.contains(block.path("tool_use_id").asText()))) {
                in.add(record);
            }
        }
        return records.stream().filter(in::contains).toList();
    }

    private static List<JsonNode> blocks(JsonNode record, String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode block : record.path("message").path("content")) {
            if (block.path("type").asText().equals(type)) {
                found.add(block);
            }
        }
        return found;
    }

    private void pairs() {
        Set<String> open = new LinkedHashSet<>();
        Set<String> answered = new HashSet<>();
        String message = "";
        for (JsonNode record : conversation()) {
            String type = record.path("type").asText();
            JsonNode content = record.path("message").path("content");
            if (type.equals("assistant")) {
                String id = record.path("message").path("id").asText();
                assertTrue(open.isEmpty() || id.equals(message), "calls without a result: " + open);
                message = id;
                blocks(record, "tool_use")
                        .forEach(call -> assertTrue(open.add(call.path("id").asText()), "two calls: " + call));
            }
            if (type.equals("user")) {
                List<JsonNode> results = blocks(record, "tool_result");
                boolean meta = record.path("isMeta").asBoolean();
                assertTrue(!results.isEmpty() || meta || open.isEmpty(), "a prompt before the results " + open);
                for (JsonNode result : results) {
                    String id = result.path("tool_use_id").asText();
                    assertTrue(open.remove(id) && answered.add(id), "a stray result: " + result);
                }
            }
            assertTrue(
                    !type.matches("user|assistant") || content.isTextual() || !content.isEmpty(), "empty: " + record);
            blocks(record, "text")
                    .forEach(block -> assertFalse(block.path("text").asText().isEmpty(), "empty text: " + record));
        }
        assertTrue(open.isEmpty(), "at the end without a result: " + open);
    }

    /** All that the model hears, in order. */
    String heard() {
        StringBuilder heard = new StringBuilder();
        conversation().forEach(record -> heard.append(record.path("message").path("content"))
                .append('\n'));
        return heard.toString().replace("\\u0007", "");
    }
}
