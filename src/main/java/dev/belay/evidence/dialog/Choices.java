package dev.belay.evidence.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a question as they stand on the screen, each on a line of its own below the other, with or without
 * numbers, and the cursor in front of one of them:
 *
 * <pre>
 *     1. Resume
 *   ❯ 2. Start a new conversation  Claude can look this one up if you refer to it later
 * </pre>
 *
 * @param labels what they say, from the top; neither their numbers nor what explains them
 * @param cursor which of them Enter would choose
 */
public record Choices(List<String> labels, int cursor) {
    private static final char CURSOR = '❯';
    /** From the cursor to the answer behind it. */
    private static final int GAP = 2;
    /** What explains an answer stands behind it. */
    private static final String EXPLANATION = "  ";

    public Choices {
        labels = List.copyOf(labels);
    }

    /** The lowest on this screen that have an answer with this label. */
    public static Optional<Choices> on(String screen, String label) {
        String[] lines = screen.replace('│', ' ').split("\n", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            int cursor = lines[i].indexOf(CURSOR);
            if (cursor >= 0 && lines[i].substring(0, cursor).isBlank()) {
                Choices found = around(lines, i, cursor);
                if (found.labels.size() > 1 && found.indexOf(label).isPresent()) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private static Choices around(String[] lines, int cursorLine, int cursor) {
        int first = cursorLine;
        while (first > 0 && belongs(lines[first - 1], cursor)) {
            first--;
        }
        List<String> labels = new ArrayList<>();
        int chosen = 0;
        for (int i = first; i < lines.length && (i == cursorLine || belongs(lines[i], cursor)); i++) {
            chosen = i == cursorLine ? labels.size() : chosen;
            // What is further in is the rest of the answer above it, on a narrow screen.
            if (i == cursorLine || indentation(lines[i]) == cursor + GAP) {
                labels.add(label(lines[i].substring(cursor + 1).strip()));
            }
        }
        return new Choices(labels, Math.min(chosen, Math.max(0, labels.size() - 1)));
    }

    private static boolean belongs(String line, int cursor) {
        return !line.isBlank() && indentation(line) >= cursor + GAP;
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Without its number and its explanation. */
    private static String label(String line) {
        int digits = 0;
        while (digits < line.length() && Character.isDigit(line.charAt(digits))) {
            digits++;
        }
        boolean numbered = digits > 0 && line.startsWith(". ", digits);
        String text = numbered ? line.substring(digits + 2).strip() : line;
        int explanation = text.indexOf(EXPLANATION);
        return explanation < 0 ? text : text.substring(0, explanation);
    }

    /** Which answer this is; a remark in brackets behind it, such as "(recommended)", makes it no other. */
    public Optional<Integer> indexOf(String label) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).equals(label) || labels.get(i).startsWith(label.concat(" ("))) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Whether Enter would choose this one. */
    public boolean isOn(String label) {
        return indexOf(label).filter(index -> index == cursor).isPresent();
    }
}
