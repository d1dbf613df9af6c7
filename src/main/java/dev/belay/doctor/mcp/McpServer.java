package dev.belay.doctor.mcp;

import dev.belay.doctor.Finding;
import dev.belay.json.JsonFile;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One MCP server as it is configured, with the variables in its words replaced.
 *
 * @param type {@code stdio}, {@code http} or {@code sse}, or something that Belay does not know
 * @param command the program and its arguments, for stdio
 * @param url for the others
 * @param missing variables without a value and without a default
 */
record McpServer(
        String name,
        String type,
        List<String> command,
        Map<String, String> environment,
        String url,
        Map<String, String> headers,
        Set<String> missing) {
    private static final String FIX =
            "Start it by hand to see what it says, repair or remove it (`claude mcp remove NAME`), and try"
                    + " again: belay doctor --only mcp.";

    private static final int SHOWN = 60;

    /** Reads an entry of {@code mcpServers}. */
    static McpServer of(String name, Map<String, Object> entry, Function<String, String> variables) {
        Words words = new Words(variables);
        List<String> command = new ArrayList<>();
        JsonFile.text(entry, "command").map(words::replaced).ifPresent(command::add);
        JsonFile.texts(entry, "args").forEach(argument -> command.add(words.replaced(argument)));
        String url = JsonFile.text(entry, "url").map(words::replaced).orElse("");
        String type = JsonFile.text(entry, "type").orElse(url.isEmpty() || !command.isEmpty() ? "stdio" : "http");
        return new McpServer(
                name,
                type.equals("streamable-http") ? "http" : type,
                command,
                words.all(JsonFile.object(entry, "env")),
                url,
                words.all(JsonFile.object(entry, "headers")),
                words.missing);
    }

    /** As a finding names it. */
    String title() {
        return "MCP server " + Untrusted.line(name, SHOWN);
    }

    /** It does not answer as it should. */
    Finding fault(String say) {
        return Finding.fail(title() + " " + say, FIX);
    }

    /** Replaces {@code ${NAME}} and {@code ${NAME:-default}}, as the client does. */
    private static final class Words {
        private final Function<String, String> variables;
        private final Set<String> missing = new LinkedHashSet<>();

        Words(Function<String, String> variables) {
            this.variables = variables;
        }

        Map<String, String> all(Map<String, Object> entries) {
            Map<String, String> replaced = new LinkedHashMap<>();
            for (String key : entries.keySet()) {
                JsonFile.text(entries, key).ifPresent(value -> replaced.put(key, replaced(value)));
            }
            return replaced;
        }

        String replaced(String text) {
            StringBuilder replaced = new StringBuilder();
            int at = 0;
            while (true) {
                int open = text.indexOf("${", at);
                int close = open < 0 ? -1 : text.indexOf('}', open);
                if (close < 0) {
                    return replaced.append(text, at, text.length()).toString();
                }
                replaced.append(text, at, open).append(value(text.substring(open + 2, close)));
                at = close + 1;
            }
        }

        private String value(String reference) {
            int dash = reference.indexOf(":-");
            String name = dash < 0 ? reference : reference.substring(0, dash);
            String value = variables.apply(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
            if (dash >= 0) {
                return reference.substring(dash + 2);
            }
            missing.add(name);
            return "${" + reference + "}";
        }
    }
}
