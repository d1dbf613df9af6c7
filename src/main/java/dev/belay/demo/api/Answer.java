package dev.belay.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.ContentRules;
import dev.belay.demo.message.Json;
import dev.belay.demo.wire.HttpConnection;
import dev.belay.demo.wire.Request;
import dev.belay.demo.wire.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message of the model, streamed or whole as the request asks, which may break off on the way.
 *
 * @param blocks texts and tool calls, in order
 * @param stopReason the API's {@code stop_reason}
 * @param inputTokens the reported {@code input_tokens}; 0 means a quarter of the request's bytes
 * @param interruption where it breaks off, or null; a request without streaming knows only {@code CLOSE}, {@code RESET}
 *     and {@code HANG}, before its first byte, and is else answered whole
 */
public record Answer(List<Block> blocks, String stopReason, long inputTokens, Interruption interruption)
        implements Reply {

    /** A part of an answer, and how it is sent. */
    public sealed interface Block permits Text, Thinking, Call {
        /** What comes piece by piece. */
        String content();

        /** The block as a stream of this provider begins it, without its content. */
        ObjectNode opening(Wire wire);

        /** The whole block, for this opening of it. */
        ObjectNode whole(ObjectNode opening);

        /** A piece of its content. */
        ObjectNode delta(String part);

        /** What follows the last piece. */
        default Optional<ObjectNode> closing() {
            return Optional.empty();
        }
    }

    /** Prose. */
    public record Text(String text) implements Block {
        @Override
        public String content() {
            return text;
        }

        @Override
        public ObjectNode opening(Wire wire) {
            return Json.typed("text").put("text", "");
        }

        @Override
        public ObjectNode whole(ObjectNode opening) {
            return opening.deepCopy().put("text", text);
        }

        @Override
        public ObjectNode delta(String part) {
            return Json.typed("text_delta").put("text", part);
        }
    }

    /** Thinking, signed so that a change of it is noticed. */
    public record Thinking(String text) implements Block {
        @Override
        public String content() {
            return text;
        }

        @Override
        public ObjectNode opening(Wire wire) {
            return Json.typed("thinking").put("thinking", "").put("signature", "");
        }

        @Override
        public ObjectNode whole(ObjectNode opening) {
            return opening.deepCopy().put("thinking", text).put("signature", ContentRules.signature(text));
        }

        @Override
        public ObjectNode delta(String part) {
            return Json.typed("thinking_delta").put("thinking", part);
        }

        @Override
        public Optional<ObjectNode> closing() {
            return Optional.of(Json.typed("signature_delta").put("signature", ContentRules.signature(text)));
        }
    }

    /** A tool call; {@code input} is a JSON object as text, sent unchecked so that a broken one can be sent as well. */
    public record Call(String name, String input) implements Block {
        @Override
        public String content() {
            return input;
        }

        @Override
        public ObjectNode opening(Wire wire) {
            ObjectNode opening =
                    Json.typed("tool_use").put("id", wire.id("toolu")).put("name", name);
            opening.putObject("input");
            return opening;
        }

        @Override
        public ObjectNode whole(ObjectNode opening) {
            ObjectNode whole = opening.deepCopy();
            whole.set("input", inputOf(this));
            return whole;
        }

        @Override
        public ObjectNode delta(String part) {
            return Json.typed("input_json_delta").put("partial_json", part);
        }
    }

    public Answer {
        blocks = List.copyOf(blocks);
        Objects.requireNonNull(stopReason);
    }

    Answer(List<Block> blocks, String stopReason) {
        this(blocks, stopReason, 0, null);
    }

    /** The same with this {@code usage.input_tokens}: from about 190,000 on some clients compact by themselves. */
    public Answer inputTokens(long tokens) {
        return new Answer(blocks, stopReason, tokens, interruption);
    }

    /** The same with another {@code stop_reason}, {@code max_tokens} or {@code refusal} for instance. */
    public Answer stopReason(String reason) {
        return new Answer(blocks, reason, inputTokens, interruption);
    }

    /** The same, broken off after so many whole blocks. */
    public Answer cutAfterBlocks(int count, Interruption.Way way) {
        return with(new Interruption(Interruption.Point.AFTER_BLOCKS, count, way));
    }

    /** The same, broken off in the middle of the last block. */
    public Answer cutMidBlock(Interruption.Way way) {
        return with(new Interruption(Interruption.Point.MID_BLOCK, 0, way));
    }

    /** The same, broken off at a point. */
    public Answer cut(Interruption.Point point, Interruption.Way way) {
        return with(new Interruption(point, 0, way));
    }

    /** The same, with an error within the stream at a point. */
    public Answer failingAt(Interruption.Point point, String type, String message) {
        return with(new Interruption(point, 0, Interruption.Way.ERROR_EVENT, type, message));
    }

    /** The same, broken off so. */
    public Answer cut(Interruption where) {
        return with(where);
    }

    /**
     * The same, with an {@code error} event behind all of its blocks: a part of an answer that the client shows and writes
     * down before it reports the error.
     */
    public Answer failing(String type, String message) {
        return with(new Interruption(
                Interruption.Point.AFTER_BLOCKS, blocks.size(), Interruption.Way.ERROR_EVENT, type, message));
    }

    private Answer with(Interruption where) {
        return new Answer(blocks, stopReason, inputTokens, where);
    }

    @Override
    public void send(Request request, HttpConnection connection) throws IOException {
        Wire wire = request.wire();
        EventStream events = new EventStream(this, request);
        if (request.streaming()) {
            wire.startStream(connection);
            for (JsonNode event : events.upTo(interruption)) {
                connection.chunk(wire.event(event));
            }
            if (interruption != null && interruption.point() == Interruption.Point.MID_EVENT) {
                byte[] next = wire.event(events.after(interruption));
                connection.chunk(Arrays.copyOf(next, next.length / 2));
            }
            end(wire, events, connection);
        } else if (interruption == null || interruption.way().needsEvents()) {
            wire.whole(connection, events.whole());
        } else {
            end(wire, events, connection);
        }
    }

    private void end(Wire wire, EventStream events, HttpConnection connection) throws IOException {
        Interruption.Way way = interruption == null ? Interruption.Way.END : interruption.way();
        switch (way) {
            case CLOSE -> connection.close();
            case RESET -> connection.reset();
            case HANG -> connection.hang();
            case END -> connection.endStream();
            case ERROR_EVENT -> last(connection, wire.streamError(interruption.type(), interruption.message()));
            case UNKNOWN_ERROR_EVENT ->
                last(connection, wire.unknownStreamError(interruption.type(), interruption.message()));
            case DAMAGED_EVENT -> last(connection, wire.damaged(events.after(interruption), Wire.Damage.MESSAGE));
            case DAMAGED_PRELUDE -> last(connection, wire.damaged(events.after(interruption), Wire.Damage.PRELUDE));
        }
    }

    private static void last(HttpConnection connection, byte[] event) throws IOException {
        connection.chunk(event);
        connection.endStream();
    }

    /** The input of a call as JSON, or an empty object when it is none. */
    static JsonNode inputOf(Call call) {
        try {
            return Json.parse(call.input());
        } catch (IllegalArgumentException e) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
