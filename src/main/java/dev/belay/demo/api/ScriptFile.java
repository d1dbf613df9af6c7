package dev.belay.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.belay.demo.message.Json;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A script as JSON, for whoever starts the API from a shell:
 *
 * <pre>
 * {"main": [{"text": "First ...", "tool": "Bash", "input": {"command": "ls"}},
 *           {"httpError": 529, "type": "overloaded_error", "message": "Overloaded", "headers": {"retry-after": "1"}},
 *           {"say": "Half of this is", "cut": "mid-block", "way": "reset"},
 *           {"hang": true},
 *           {"say": "Done.", "inputTokens": 190000, "stopReason": "end_turn"}],
 *  "compaction": [ ... ],
 *  "then": {"say": "Whatever comes after the last."}}
 * </pre>
 *
 * {@code cut} is after-headers, after-start, after-blocks (with {@code blocks}), mid-block, mid-event or before-stop;
 * {@code way} is close, reset, end, hang, error-event or unknown-error-event (with {@code type} and {@code message}; all
 * blocks come first unless {@code blocks} says otherwise), damaged-event or damaged-prelude. Also {@code {"drop": "close" |
 * "reset"}}, {@code {"page": BODY, "status": 200, "contentType": "text/html"}} and {@code {"streamed": REPLY, "whole":
 * REPLY}}. An unknown key is refused by name.
 *
 * @param main the conversation
 * @param compaction requests for a summary
 */
public record ScriptFile(Script main, Script compaction) {
    private static final Set<String> KEYS = Set.of(
            "say",
            "text",
            "tool",
            "input",
            "inputTokens",
            "stopReason",
            "cut",
            "blocks",
            "way",
            "httpError",
            "type",
            "message",
            "headers",
            "hang",
            "drop",
            "page",
            "status",
            "contentType",
            "streamed",
            "whole");

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException when it is no JSON, or says something that is not known; the message names it
     */
    public static ScriptFile parse(String json) {
        JsonNode root = Json.parse(json);
        known(root, Set.of("main", "compaction", "then"));
        Script main = root.has("then")
                ? Script.inTurn(replies(root.path("main")), reply(root.get("then")))
                : Script.of(replies(root.path("main")).toArray(new Reply[0]));
        Script compaction = root.has("compaction")
                ? Script.of(replies(root.get("compaction")).toArray(new Reply[0]))
                : Script.summary();
        return new ScriptFile(main, compaction);
    }

    private static List<Reply> replies(JsonNode list) {
        if (!(list instanceof ArrayNode) && !list.isMissingNode()) {
            throw new IllegalArgumentException("a list of replies was expected instead of " + list);
        }
        List<Reply> replies = new ArrayList<>();
        list.forEach(node -> replies.add(reply(node)));
        return replies;
    }

    private static Reply reply(JsonNode node) {
        known(node, KEYS);
        if (node.has("httpError")) {
            return Reply.httpError(
                    node.get("httpError").asInt(),
                    node.path("type").asText("api_error"),
                    node.path("message").asText("Internal server error"),
                    headers(node.path("headers")));
        }
        if (node.has("streamed") && node.has("whole")) {
            return Reply.byForm(reply(node.get("streamed")), reply(node.get("whole")));
        }
        if (node.has("hang")) {
            return Reply.hang();
        }
        if (node.has("drop")) {
            return Reply.drop(way(node.get("drop").asText()) == Interruption.Way.RESET);
        }
        if (node.has("page")) {
            return Reply.page(
                    node.path("status").asInt(200),
                    node.path("contentType").asText("text/html"),
                    node.get("page").asText());
        }
        return answer(node);
    }

    private static Answer answer(JsonNode node) {
        Answer answer;
        if (node.has("tool")) {
            String input = node.path("input").isTextual()
                    ? node.get("input").asText()
                    : node.path("input").toString();
            answer = Reply.tool(node.path("text").asText(), node.get("tool").asText(), input);
        } else if (node.has("say")) {
            answer = Reply.say(node.get("say").asText());
        } else {
            throw new IllegalArgumentException("a reply needs say, tool, httpError, hang, drop or page: " + node);
        }
        answer = answer.inputTokens(node.path("inputTokens").asLong())
                .stopReason(node.path("stopReason").asText(answer.stopReason()));
        if (!node.has("cut")) {
            return answer;
        }
        return answer.cut(new Interruption(
                constant(Interruption.Point.class, node.get("cut").asText()),
                node.path("blocks").asInt(node.has("message") ? answer.blocks().size() : 1),
                way(node.path("way").asText("close")),
                node.path("type").asText(node.has("message") ? "api_error" : "overloaded_error"),
                node.path("message").asText("Overloaded")));
    }

    private static Interruption.Way way(String word) {
        return constant(Interruption.Way.class, word);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
                return value;
            }
        }
        throw new IllegalArgumentException("unknown word: " + word);
    }

    private static String[] headers(JsonNode headers) {
        List<String> list = new ArrayList<>();
        headers.properties().forEach(header -> {
            list.add(header.getKey());
            list.add(header.getValue().asText());
        });
        return list.toArray(new String[0]);
    }

    private static void known(JsonNode node, Set<String> keys) {
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!keys.contains(name)) {
                throw new IllegalArgumentException("unknown key: " + name);
            }
        }
    }
}
