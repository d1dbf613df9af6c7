package dev.belay.command.diagnosis;

import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lays out a page for a person: a heading, and below it rows of a label and words that are wrapped beside it. */
final class LabelledRows {
    private static final int LABEL = 9;
    private static final String INDENT = " ".repeat(LABEL);
    private static final Pattern STYLES = Pattern.compile("\033\\[\\d*m");

    private final Style style;
    private final int columns;

    LabelledRows(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    /** The columns before the words of a row. */
    int indent() {
        return LABEL;
    }

    List<String> heading(String words) {
        return Paragraph.of(words, columns, "").lines().map(style::bold).toList();
    }

    /**
     * The lines of a row; none where there are no words or is no room.
     *
     * @param most the lines there is room for; what is left out is marked
     */
    List<String> row(String label, String words, int most) {
        if (words.isBlank() || most <= 0) {
            return List.of();
        }
        List<String> lines =
                Paragraph.of(words, columns - LABEL, INDENT).lines().toList();
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (shown.size() < lines.size()) {
            int last = shown.size() - 1;
            shown.set(last, Untrusted.shorten(shown.get(last) + " …", columns - LABEL));
        }
        shown.set(0, label(label) + shown.get(0));
        return shown;
    }

    /** The row of the command to type next, which is never wrapped. */
    String next(String command) {
        return label("next") + style.bold(command);
    }

    private String label(String label) {
        return style.dim(String.format("%-" + LABEL + "s", label));
    }

    /** The lines that a terminal needs for them: it breaks a word that is longer than one. */
    int height(List<List<String>> parts) {
        int height = 0;
        for (List<String> part : parts) {
            for (String line : part) {
                height += Math.max(1, (Untrusted.columns(STYLES.matcher(line).replaceAll("")) + columns - 1) / columns);
            }
        }
        return height;
    }
}
