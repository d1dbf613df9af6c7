package dev.belay.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lines of a name and a value; a name may come several times, in order. No parser is loaded for them. */
public final class RecordLines {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** One more value of this name. */
    public RecordLines add(String name, Object value) {
        values.computeIfAbsent(name, none -> new ArrayList<>()).add(value.toString());
        return this;
    }

    /** The same for each of them. */
    public RecordLines addAll(String name, Iterable<?> all) {
        for (Object value : all) {
            add(name, value);
        }
        return this;
    }

    /** All values of this name, in order. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The first value of this name. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * The first value of this name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public String only(String name) {
        return first(name).orElseThrow(() -> new IllegalArgumentException("there is no " + name));
    }

    /** What {@link #text()} has written; a line without a value says nothing. */
    public static RecordLines parse(String text) {
        RecordLines lines = new RecordLines();
        for (String line : text.split("\n")) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                lines.add(line.substring(0, blank), unescaped(line.substring(blank + 1)));
            }
        }
        return lines;
    }

    /** As it is written, in the order of the first of each name. */
    public String text() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, all) -> {
            for (String value : all) {
                text.append(name).append(' ');
                escape(value, text);
                text.append('\n');
            }
        });
        return text.toString();
    }

    private static void escape(String value, StringBuilder into) {
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '\n' -> into.append("\\n");
                case '\r' -> into.append("\\r");
                case '\\' -> into.append("\\\\");
                default -> into.append(value.charAt(i));
            }
        }
    }

    private static String unescaped(String written) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char next = written.charAt(i);
            if (next == '\\' && i + 1 < written.length()) {
                char kind = written.charAt(++i);
                next = kind == 'n' ? '\n' : kind == 'r' ? '\r' : kind;
            }
            value.append(next);
        }
        return value.toString();
    }
}
