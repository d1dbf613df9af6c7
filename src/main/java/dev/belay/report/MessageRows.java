package dev.belay.report;

import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/** Paragraphs under labels, wrapped with a hanging indent. */
final class MessageRows {
    private static final int LABELS = 13;
    private static final String PROGRAM = "belay: ";

    private final List<String> all = new ArrayList<>();
    private final int columns;
    private final Style style;

    /** @param columns the width to which they are wrapped; 0 for not at all */
    MessageRows(int columns, Style style) {
        this.columns = columns;
        this.style = style;
    }

    List<String> all() {
        return all;
    }

    /** What happened, in one sentence. */
    void headline(String sentence) {
        all.add(style.bold(Paragraph.of(PROGRAM, sentence, columns)));
    }

    void paragraph(String text) {
        all.add(text);
    }

    void row(String label, String text) {
        int room = columns <= 0 ? 0 : Math.max(1, columns - LABELS);
        all.add(label(label) + Paragraph.of(text, room, " ".repeat(LABELS)));
    }

    /** A command is to be copied, so no line break of ours stands in it. */
    void command(String label, String command) {
        boolean fits = columns <= 0 || LABELS + Untrusted.columns(command) <= columns;
        all.add(label(label) + (fits ? "" : "\n  ") + command);
    }

    private String label(String label) {
        return "  " + style.dim(String.format("%-10s", label)) + " ";
    }
}
