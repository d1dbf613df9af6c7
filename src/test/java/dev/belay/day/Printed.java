package dev.belay.day;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** JSON a member a line, without the figures that no two runs have in common; other text as it is. */
final class Printed {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Set<String> FIGURES = Set.of("input_tokens", "inputTokens", "total_cost_usd", "costUSD");

    private Printed() {}

    static String normal(String text) {
        StringBuilder normal = new StringBuilder();
        text.lines().forEach(line -> normal.append(line(line)).append('\n'));
        return Normal.text(normal.toString());
    }

    private static String line(String line) {
        if (!line.startsWith("{") && !line.startsWith("[")) {
            return line;
        }
        try {
            return JSON.writeValueAsString(without(JSON.readTree(line)));
        } catch (JsonProcessingException noJson) {
            return line;
        }
    }

    /** A whole document, whatever its line breaks. */
    static String document(JsonNode document) {
        try {
            return Normal.text(JSON.writeValueAsString(without(document.deepCopy())));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode without(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                boolean figure = FIGURES.contains(name) || name.endsWith("_ms") || name.endsWith("Ms");
                if (figure && object.get(name).isNumber()) {
                    object.set(name, IntNode.valueOf(0));
                }
            }
        }
        node.forEach(Printed::without);
        return node;
    }
}
