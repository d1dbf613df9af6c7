package dev.belay.metrics;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Metrics in the text format of Prometheus. Labels may hold anything: they are escaped, and controls left out. */
final class Exposition {
    private static final int LONGEST = 200;

    private final StringBuilder text = new StringBuilder();

    /** What kind of figure a metric is. */
    enum Type {
        GAUGE,
        COUNTER
    }

    /** Begins a metric; its figures follow. */
    Exposition metric(String name, Type type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ")
                .append(name)
                .append(' ')
                .append(type.name().toLowerCase(Locale.ROOT))
                .append('\n');
        return this;
    }

    Exposition figure(String name, Map<String, String> labels, BigDecimal value) {
        text.append(name);
        char before = '{';
        for (Map.Entry<String, String> label : labels.entrySet()) {
            text.append(before).append(label.getKey()).append("=\"");
            escape(label.getValue());
            text.append('"');
            before = ',';
        }
        text.append(labels.isEmpty() ? " " : "} ").append(value.toPlainString()).append('\n');
        return this;
    }

    private void escape(String value) {
        int end = Math.min(value.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char next = value.charAt(i);
            switch (next) {
                case '\\' -> text.append("\\\\");
                case '"' -> text.append("\\\"");
                case '\n' -> text.append("\\n");
                default -> text.append(Character.isISOControl(next) || Character.isSurrogate(next) ? '?' : next);
            }
        }
    }

    String text() {
        return text.toString();
    }
}
