package dev.belay.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Wraps text at its spaces, with hanging indents; the only place that does. A word is never broken, however long, nor is
 * a command in backticks that fits on a line: a terminal breaks what is longer, and copies it in one piece. Styles count
 * no columns.
 */
public final class Paragraph {
    private Paragraph() {}

    /**
     * Lines of at most this many columns.
     *
     * @param width the columns of a line, without its indent; 0 for a pipe, where nothing is wrapped
     * @param indent what the second and later lines begin with
     */
    public static String of(String text, int width, String indent) {
        return width <= 0 ? text : join(units(text, width), " ", width, indent);
    }

    /** A message that begins with a label such as {@code belay: }; what follows hangs under the label. */
    public static String of(String label, String text, int width) {
        int column = Untrusted.columns(label);
        return label + of(text, width <= 0 ? 0 : Math.max(1, width - column), " ".repeat(column));
    }

    /** Pieces that stay whole, with a gap between those on one line. */
    public static String of(List<String> pieces, String gap, int width, String indent) {
        return width <= 0 ? String.join(gap, pieces) : join(pieces, gap, width, indent);
    }

    private static String join(List<String> pieces, String gap, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String piece : pieces) {
            int columns = columns(piece);
            if (column > 0 && column + gap.length() + columns > width) {
                lines.append('\n').append(indent);
                column = 0;
            } else if (column > 0) {
                lines.append(gap);
                column += gap.length();
            }
            lines.append(piece);
            column += columns;
        }
        return lines.toString();
    }

    /** The words; those between two backticks are one while a line holds them. */
    private static List<String> units(String text, int width) {
        List<String> units = new ArrayList<>();
        List<String> command = new ArrayList<>();
        for (String word : text.split(" ")) {
            boolean opensOrCloses = backticks(word) % 2 == 1;
            if (command.isEmpty() && !opensOrCloses) {
                units.add(word);
                continue;
            }
            command.add(word);
            if (command.size() > 1 && opensOrCloses) {
                String whole = String.join(" ", command);
                units.addAll(columns(whole) <= width ? List.of(whole) : command);
                command.clear();
            }
        }
        units.addAll(command);
        return units;
    }

    private static int backticks(String word) {
        return (int) word.chars().filter(unit -> unit == '`').count();
    }

    private static int columns(String piece) {
        return Untrusted.columns(piece.indexOf('\033') < 0 ? piece : Untrusted.line(piece));
    }
}
