package dev.belay.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Json;
import dev.belay.demo.wire.Request;
import dev.belay.demo.wire.Wire;
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
        ObjectNode start = Json.typed("message_start");
        start.set("message", message);
        add(start);
        whole = message.deepCopy().put("stop_reason", answer.stopReason());
        for (Answer.Block block : answer.blocks()) {
            block(block);
        }
        ObjectNode delta = Json.typed("message_delta");
        delta.putObject("delta").put("stop_reason", answer.stopReason()).putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", 20);
        add(delta);
        add(Json.typed("message_stop"));
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
        ObjectNode start = Json.typed("content_block_start").put("index", index);
        ObjectNode opening = block.opening(wire);
        ((ArrayNode) whole.get("content")).add(block.whole(opening));
        start.set("content_block", opening);
        add(start);
        String text = block.content();
        // Half by half, never through the middle of a surrogate pair.
        int half = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
        delta(index, block.delta(text.substring(0, half)));
        midBlock = events.size();
        delta(index, block.delta(text.substring(half)));
        block.closing().ifPresent(last -> delta(index, last));
        add(Json.typed("content_block_stop").put("index", index));
        blockEnds.add(events.size());
    }

    private void delta(int index, ObjectNode delta) {
        ObjectNode event = Json.typed("content_block_delta").put("index", index);
        event.set("delta", delta);
        add(event);
    }

    private void add(ObjectNode event) {
        events.add(event);
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
