package dev.belay.demo.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the real API refuses with 400, in its own words. Consecutive messages of one role count as one, as the API
 * combines them, and {@code system} messages within the conversation (2.1.329) are passed over. Two calls with the same
 * id are let through on purpose: in print mode 1.0.35 repeats its own history within one request.
 */
public final class MessageRules {
    private record Turn(int index, String role, List<JsonNode> blocks) {}

    private MessageRules() {}

    /** The first rule that the request breaks, as the API words it. */
    public static Optional<String> violation(JsonNode body) {
        if (!body.path("model").isTextual()) {
            return Optional.of("model: Field required");
        }
        if (!body.path("max_tokens").isIntegralNumber()) {
            return Optional.of("max_tokens: Field required");
        }
        if (body.path("messages").isEmpty()) {
            return Optional.of("messages: at least one message is required");
        }
        return roles(body.path("messages"))
                .or(() -> contents(body.path("messages")))
                .or(() -> pairs(turns(body.path("messages"))))
                .or(() -> ContentRules.violation(body.path("messages")));
    }

    private static Optional<String> roles(JsonNode messages) {
        for (int i = 0; i < messages.size(); i++) {
            String role = messages.get(i).path("role").asText();
            if (!Set.of("user", "assistant", "system").contains(role)) {
                return Optional.of("messages." + i + ".role: Input should be 'user' or 'assistant'");
            }
        }
        return messages.get(0).path("role").asText().equals("user")
                ? Optional.empty()
                : Optional.of("messages: first message must use the \"user\" role");
    }

    private static Optional<String> contents(JsonNode messages) {
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            List<JsonNode> blocks = blocks(message);
            JsonNode content = message.path("content");
            boolean empty =
                    blocks.isEmpty() || content.isTextual() && content.asText().isEmpty();
            if (message.path("role").asText().equals("system")) {
                continue;
            }
            boolean finalAnswer =
                    i == messages.size() - 1 && message.path("role").asText().equals("assistant");
            if (empty && !finalAnswer) {
                return Optional.of("messages." + i
                        + ": all messages must have non-empty content except for the optional final assistant message");
            }
            for (JsonNode block : blocks) {
                if (block.path("type").asText().equals("text") && !finalAnswer) {
                    String text = block.path("text").asText();
                    if (text.isEmpty()) {
                        return Optional.of("messages: text content blocks must be non-empty");
                    }
                    if (text.isBlank()) {
                        return Optional.of("messages: text content blocks must contain non-whitespace text");
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Turn> turns(JsonNode messages) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            String role = messages.get(i).path("role").asText();
            if (role.equals("system")) {
                continue;
            }
            if (turns.isEmpty() || !turns.get(turns.size() - 1).role().equals(role)) {
                turns.add(new Turn(i, role, new ArrayList<>()));
            }
            turns.get(turns.size() - 1).blocks().addAll(blocks(messages.get(i)));
        }
        return turns;
    }

    private static Optional<String> pairs(List<Turn> turns) {
        Set<String> calls = Set.of();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (turn.role().equals("assistant")) {
                calls = ids(turn, "tool_use", "id");
                Set<String> open = new LinkedHashSet<>(calls);
                if (i + 1 < turns.size()) {
                    open.removeAll(ids(turns.get(i + 1), "tool_result", "tool_use_id"));
                }
                if (!open.isEmpty()) {
                    return Optional.of(withoutResult(turn.index(), open));
                }
            } else {
                Optional<String> wrong = results(turn, calls);
                if (wrong.isPresent()) {
                    return wrong;
                }
                calls = Set.of();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> results(Turn turn, Set<String> calls) {
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < turn.blocks().size(); i++) {
            JsonNode block = turn.blocks().get(i);
            if (block.path("type").asText().equals("tool_result")) {
                String id = block.path("tool_use_id").asText();
                String where = "messages." + turn.index() + ".content." + i + ": ";
                if (!calls.contains(id)) {
                    return Optional.of(where + "unexpected `tool_use_id` found in `tool_result` blocks: " + id
                            + ". Each `tool_result` block must have a corresponding `tool_use` block in the previous"
                            + " message.");
                }
                if (!seen.add(id)) {
                    return Optional.of(where
                            + "each tool_use must have a single result. Found multiple `tool_result` blocks with id: "
                            + id);
                }
            }
        }
        return Optional.empty();
    }

    private static String withoutResult(int index, Set<String> ids) {
        return "messages." + index + ": `tool_use` ids were found without `tool_result` blocks immediately after: "
                + String.join(", ", ids)
                + ". Each `tool_use` block must have a corresponding `tool_result` block in the next message.";
    }

    private static Set<String> ids(Turn turn, String type, String field) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode block : turn.blocks()) {
            if (block.path("type").asText().equals(type)) {
                ids.add(block.path(field).asText());
            }
        }
        return ids;
    }

    /** The blocks of a message; a bare string counts as one text block. */
    public static List<JsonNode> blocks(JsonNode message) {
        JsonNode content = message.path("content");
        List<JsonNode> blocks = new ArrayList<>();
        if (content.isTextual()) {
            blocks.add(Json.MAPPER.createObjectNode().put("type", "text").put("text", content.asText()));
        } else {
            content.forEach(blocks::add);
        }
        return blocks;
    }
}
