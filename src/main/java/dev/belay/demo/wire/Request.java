package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Json;
import dev.belay.demo.message.MessageRules;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request that reached the API, as it came.
 *
 * @param number its place among all requests, from 1
 * @param kind what the client wants with it
 * @param at when its last byte was read
 * @param head what stands before its body
 * @param wire how it is spoken
 * @param content its body
 * @param refusal why the API answered 400 by itself, where it did; such a request takes no reply from the script
 */
public record Request(
        int number, Kind kind, Instant at, Head head, Wire wire, Content content, Optional<String> refusal) {

    /**
     * What stands before a body.
     *
     * @param method the HTTP method
     * @param target path and query
     * @param headers by name in lower case
     */
    public record Head(String method, String target, Map<String, String> headers) {}

    /**
     * A body.
     *
     * @param raw byte for byte decoded as UTF-8
     * @param json with model and stream in it wherever the wire has them; missing when there is none or it is no JSON
     */
    public record Content(String raw, JsonNode json) {}

    /** What a client can want. */
    public enum Kind {
        /** The conversation itself: it has tools. */
        MAIN,
        /** A title, a topic, a list of paths, a quota check: no tools. */
        SIDE,
        /** The summary of a conversation, for {@code /compact} or by itself. */
        COMPACTION,
        /** {@code count_tokens}. */
        COUNT,
        /** Anything else: 404. */
        OTHER
    }

    private static final String SUMMARY = "Your task is to create a detailed summary of the conversation";
    private static final String SUMMARY_ONLY = "CRITICAL: Respond with TEXT ONLY";
    private static final String REMINDER = "<system-reminder>";

    /** A request from the wire, told apart by what the clients 1.0.35, 2.1.116 and 2.1.329 send. */
    public static Request of(int number, Instant at, HttpConnection.Incoming incoming) {
        String raw = new String(incoming.body(), StandardCharsets.UTF_8);
        JsonNode body = MissingNode.getInstance();
        Optional<String> refusal = Optional.empty();
        String path = URLDecoder.decode(incoming.target().split("\\?", 2)[0], StandardCharsets.UTF_8);
        Wire wire = Wires.of(incoming.method(), path);
        Wire.Address address = wire.address(incoming.method(), path).orElse(Wire.Address.of(Kind.OTHER));
        Kind kind = address.kind();
        if (incoming.tooLarge()) {
            refusal = Optional.of("Request exceeds the maximum size");
        } else if (kind == Kind.MAIN || kind == Kind.COUNT) {
            try {
                body = addressed(Json.parse(raw), address);
                kind = kind == Kind.MAIN ? kindOf(body) : kind;
                refusal = kind == Kind.COUNT ? refusal : MessageRules.violation(body);
            } catch (IllegalArgumentException e) {
                refusal = Optional.of("The request body is not valid JSON: " + e.getMessage());
            }
        }
        return new Request(
                number,
                kind,
                at,
                new Head(incoming.method(), incoming.target(), Map.copyOf(incoming.headers())),
                wire,
                new Content(raw, body),
                refusal);
    }

    private static JsonNode addressed(JsonNode body, Wire.Address address) {
        if (body instanceof ObjectNode object) {
            address.model().ifPresent(model -> object.put("model", model));
            address.streaming().ifPresent(streaming -> object.put("stream", streaming));
        }
        return body;
    }

    private static Kind kindOf(JsonNode body) {
        JsonNode messages = body.path("messages");
        for (JsonNode block : MessageRules.blocks(messages.path(messages.size() - 1))) {
            String text = block.path("text").asText();
            if (text.startsWith(SUMMARY) || text.startsWith(SUMMARY_ONLY)) {
                return Kind.COMPACTION;
            }
        }
        return body.path("tools").isEmpty() ? Kind.SIDE : Kind.MAIN;
    }

    public String method() {
        return head.method();
    }

    /** Path and query. */
    public String target() {
        return head.target();
    }

    /** By name in lower case. */
    public Map<String, String> headers() {
        return head.headers();
    }

    /** The body as it came. */
    public String raw() {
        return content.raw();
    }

    /** The body as JSON; missing when there is none. */
    public JsonNode body() {
        return content.json();
    }

    /** The model that was asked for. */
    public String model() {
        return content.json().path("model").asText("claude-unknown");
    }

    /** Whether it names one of the credentials that its wire asks for. */
    public boolean hasCredentials() {
        List<String> names = wire.credentials();
        return names.isEmpty() || names.stream().anyMatch(head.headers()::containsKey);
    }

    /** Whether the answer shall come as events. */
    public boolean streaming() {
        return content.json().path("stream").asBoolean();
    }

    /** A quarter of the body's characters: what a real tokenizer finds, within a third or so. */
    public long estimatedTokens() {
        return Math.max(1, content.raw().length() / 4);
    }

    /** A header, by its name in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.headers().get(name.toLowerCase(Locale.ROOT)));
    }

    /** How many messages it carries, whatever their role. */
    public int messageCount() {
        return content.json().path("messages").size();
    }

    /** Every text of the conversation, of whatever role, in order. */
    public List<String> texts() {
        return collect("", "text", "text");
    }

    /** What the user said, without the reminders that the client puts in. */
    public List<String> prompts() {
        return collect("user", "text", "text").stream()
                .filter(text -> !text.startsWith(REMINDER))
                .toList();
    }

    /** What the model said, as the client remembers it. */
    public List<String> answers() {
        return collect("assistant", "text", "text");
    }

    /** The text of all tool results. */
    public List<String> toolResults() {
        return collect("user", "tool_result", "content");
    }

    private List<String> collect(String role, String type, String field) {
        List<String> found = new ArrayList<>();
        for (JsonNode message : content.json().path("messages")) {
            if (role.isEmpty() || message.path("role").asText().equals(role)) {
                for (JsonNode block : MessageRules.blocks(message)) {
                    if (block.path("type").asText().equals(type)) {
                        found.add(flat(block.path(field)));
                    }
                }
            }
        }
        return found;
    }

    /** A tool result's content is a string or a list of text blocks. */
    private static String flat(JsonNode content) {
        if (!content.isArray()) {
            return content.isTextual() ? content.asText() : content.toString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(block.path("text").asText()));
        return text.toString();
    }
}
