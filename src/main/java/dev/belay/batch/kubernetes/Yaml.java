package dev.belay.batch.kubernetes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Maps, lists, texts, numbers and truth values as YAML 1.2, which readers of 1.1 take for the same. */
final class Yaml {
    private static final String STEP = "  ";
    /** What a reader of YAML 1.1 takes for something else than a text. */
    private static final Set<String> WORDS = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

    private static final int DELETE = 0x7f;
    private static final int NO_BREAK_SPACE = 0xa0;
    private static final int LINE_SEPARATOR = 0x2028;
    private static final int PARAGRAPH_SEPARATOR = 0x2029;
    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final StringBuilder text = new StringBuilder();

    private Yaml() {}

    /** One document, without the line before it. */
    static String document(Map<String, ?> value) {
        Yaml yaml = new Yaml();
        yaml.map(value, "", "");
        return yaml.text.toString();
    }

    /** @param first what stands before the first key: an entry of a list begins on the line of its dash */
    private void map(Map<String, ?> map, String first, String indent) {
        String before = first;
        for (Map.Entry<String, ?> entry : map.entrySet()) {
            text.append(before).append(scalar(entry.getKey())).append(':');
            value(entry.getValue(), indent);
            before = indent;
        }
    }

    private void value(Object value, String indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            map(keyed(map), indent + STEP, indent + STEP);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            text.append('\n');
            list(list, indent + STEP);
        } else if (value instanceof String lines && isBlock(lines)) {
            text.append(" |\n");
            lines.lines().forEach(line -> text.append(line.isEmpty() ? "" : indent + STEP)
                    .append(line)
                    .append('\n'));
        } else {
            text.append(' ').append(flow(value)).append('\n');
        }
    }

    private void list(List<?> list, String indent) {
        for (Object entry : list) {
            if (entry instanceof Map<?, ?> map && !map.isEmpty()) {
                map(keyed(map), indent + "- ", indent + STEP);
            } else {
                text.append(indent).append("- ").append(flow(entry)).append('\n');
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> keyed(Map<?, ?> map) {
        return (Map<String, ?>) map;
    }

    /** On one line: what is empty, what is no collection, and a list in a list. */
    private static String flow(Object value) {
        if (value instanceof Map<?, ?> map) {
            return keyed(map).entrySet().stream()
                    .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Yaml::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String string ? scalar(string) : String.valueOf(value);
    }

    private static String scalar(String value) {
        return value.matches("[A-Za-z/][A-Za-z0-9_./-]*") && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                ? value
                : quoted(value);
    }

    /** Whether it can stand as it is, line for line: then a person can read it. */
    private static boolean isBlock(String value) {
        return value.endsWith("\n")
                && value.indexOf('\n') < value.length() - 1
                && !value.startsWith(" ")
                && !value.startsWith("\n")
                && !value.endsWith("\n\n")
                && value.codePoints().noneMatch(next -> next != '\n' && isEscaped(next));
    }

    private static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(next -> {
            if (next == '"' || next == '\\') {
                quoted.append('\\').append((char) next);
            } else if (next == '\n') {
                quoted.append("\\n");
            } else if (isEscaped(next)) {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", next));
            } else {
                quoted.appendCodePoint(next);
            }
        });
        return quoted.append('"').toString();
    }

    /** What a reader refuses, or takes for the end of a line. All of it lies in the basic plane. */
    private static boolean isEscaped(int next) {
        return next < ' '
                || next >= DELETE && next < NO_BREAK_SPACE
                || next == LINE_SEPARATOR
                || next == PARAGRAPH_SEPARATOR
                || next == BYTE_ORDER_MARK
                || next >= Character.MIN_SURROGATE && next <= Character.MAX_SURROGATE
                || next == 0xfffe
                || next == 0xffff;
    }
}
