package dev.belay.page.plain;

import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/** Lines with a word before them, as wide as the terminal and no more of them than fit. */
final class PlainLines {
    static final int MOST = 40;
    private static final int LABEL = 9;

    private final List<String> lines = new ArrayList<>();
    private final int columns;
    private final Style style;

    PlainLines(int columns, Style style) {
        this.columns = columns;
        this.style = style;
    }

    /** How much of a line is left behind its word. */
    int width() {
        return columns - LABEL;
    }

    List<String> all() {
        return lines;
    }

    void title(String text) {
        lines.add(style.bold(Untrusted.redacted(text, columns)));
    }

    void gap() {
        lines.add("");
    }

    /** What is not trusted is made harmless; nothing is written where there is no text. */
    void row(String name, String text) {
        drawn(name, Untrusted.redacted(text, width()));
    }

    /** The same of a chart, whose spaces count. */
    void drawn(String name, String text) {
        if (!text.isEmpty() && lines.size() < MOST) {
            lines.add(style.dim(name + " ".repeat(Math.max(1, LABEL - name.length()))) + text);
        }
    }

    /** A few of many, and how many there are besides. */
    void some(String name, List<String> texts, int most) {
        for (int at = 0; at < Math.min(most, texts.size()); at++) {
            boolean last = at == most - 1 && texts.size() > most;
            row(at == 0 ? name : "", last ? "and " + (texts.size() - at) + " more" : texts.get(at));
        }
    }
}
