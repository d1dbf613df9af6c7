package dev.belay.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** An answer as the events of the Messages API, or as the one JSON object of a request without streaming. */
final class EventStream {
    private final List<JsonNode> events = new ArrayList<>();
    private final List<Integer> blockEnds = new ArrayList<>();
    private final ObjectNode whole;
    private final Wire wire;
    private int midBlock = 1;

    EventStream(Answer answer, Request request) {
        wire = request.wire();
        long tokens = answer.inputTokens() > 0 ? answer.inputTokens() : request.estimatedTokens();
        ObjectNode message = message(request.model(), tokens);
        ObjectNode start = typed("message_start");
        start.set("message", message);
        add(start);
        whole = message.deepCopy().put("stop_reason", answer.stopReason());
        for (Answer.Block block : answer.blocks()) {
            block(block);
        }
        ObjectNode delta = typed("message_delta");
        delta.putObject("delta").put("stop_reason", answer.stopReason()).putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", 20);
        add(delta);
        add(typed("message_stop"));
    }

    /** The events that are sent before the interruption; all when there is none. */
    List<JsonNode> upTo(Interruption interruption) {
        return interruption == null ? events : events.subList(0, end(interruption));
    }

    /** The event that the interruption keeps back. */
    JsonNode after(Interruption interruption) {
        return events.get(Math.min(end(interruption), events.size() - 1));
    }

    /** The answer in one piece. */
    JsonNode whole() {
        return whole;
    }

    private int end(Interruption interruption) {
        return switch (interruption.point()) {
            case AFTER_HEADERS -> 0;
            case AFTER_START -> 1;
            case AFTER_BLOCKS -> {
                int whole = Math.min(interruption.blocks(), blockEnds.size());
                yield whole <= 0 ? 1 : blockEnds.get(whole - 1);
            }
            case MID_BLOCK, MID_EVENT -> midBlock;
            case BEFORE_STOP -> events.size() - 1;
        };
    }

    private void block(Answer.Block block) {
        int index = blockEnds.size();
        ObjectNode start = typed("content_block_start").put("index", index);
        String text;
        if (block instanceof Answer.Call call) {
            text = call.input();
            ObjectNode content = typed("tool_use").put("id", wire.id("toolu")).put("name", call.name());
            ((ArrayNode) whole.get("content")).add(content.deepCopy().set("input", Answer.inputOf(call)));
            content.putObject("input");
            start.set("content_block", content);
        } else if (block instanceof Answer.Thinking thinking) {
            text = thinking.text();
            ObjectNode content = typed("thinking").put("thinking", text);
            ((ArrayNode) whole.get("content")).add(content.put("signature", ContentRules.signature(text)));
            start.set("content_block", typed("thinking").put("thinking", "").put("signature", ""));
        } else {
            text = ((Answer.Text) block).text();
            ((ArrayNode) whole.get("content")).add(typed("text").put("text", text));
            start.set("content_block", typed("text").put("text", ""));
        }
        add(start);
        // Half by half, never through the middle of a surrogate pair.
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        delta(index, block, text.substring(0, half));
        midBlock = events.size();
        delta(index, block, text.substring(half));
        if (block instanceof Answer.Thinking) {
            ObjectNode signed = typed("content_block_delta").put("index", index);
            signed.putObject("delta").put("type", "signature_delta").put("signature", ContentRules.signature(text));
            add(signed);
        }
        add(typed("content_block_stop").put("index", index));
        blockEnds.add(events.size());
    }

    private void delta(int index, Answer.Block block, String part) {
        ObjectNode event = typed("content_block_delta").put("index", index);
        ObjectNode content = event.putObject("delta");
        if (block instanceof Answer.Call) {
            content.put("type", "input_json_delta").put("partial_json", part);
        } else if (block instanceof Answer.Thinking) {
            content.put("type", "thinking_delta").put("thinking", part);
        } else {
            content.put("type", "text_delta").put("text", part);
        }
        add(event);
    }

    private void add(ObjectNode event) {
        events.add(event);
    }

    private static ObjectNode typed(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    private ObjectNode message(String model, long inputTokens) {
        ObjectNode message = Json.MAPPER
                .createObjectNode()
                .put("id", wire.id("msg"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
        message.putArray("content");
        message.putNull("stop_reason").putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", inputTokens)
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", 0)
                .put("output_tokens", 20);
        return message;
    }
}
