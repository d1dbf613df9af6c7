package dev.belay.console;

import dev.belay.text.Paragraph;
import java.util.ArrayList;
import java.util.List;

/** A page of help: written for 80 columns, and wrapped again where a terminal has fewer. Pure. */
public final class HelpPage {
    private static final int WRITTEN_FOR = 80;

    private HelpPage() {}

    /** @param width the terminal's; 0 in a pipe */
    public static String of(String page, int width) {
        if (width <= 0 || width >= WRITTEN_FOR) {
            return page;
        }
        StringBuilder text = new StringBuilder();
        for (String line : whole(page.lines().toList())) {
            int column = textColumn(line);
            text.append(Paragraph.of(line.substring(0, column), line.substring(column), width))
                    .append('\n');
        }
        return text.toString();
    }

    /** The lines with those rejoined that were broken only because 80 columns were full. */
    private static List<String> whole(List<String> lines) {
        List<String> whole = new ArrayList<>();
        String before = "";
        for (String line : lines) {
            int last = whole.size() - 1;
            if (last >= 0 && continues(before, textColumn(whole.get(last)), line)) {
                whole.set(last, whole.get(last) + " " + line.strip());
            } else {
                whole.add(line);
            }
            before = line;
        }
        return whole;
    }

    private static boolean continues(String before, int column, String line) {
        String text = line.stripLeading();
        int space = text.indexOf(' ');
        int word = space < 0 ? text.length() : space;
        return !text.isEmpty()
                && !before.isEmpty()
                && line.length() - text.length() == column
                && before.length() + 1 + word > WRITTEN_FOR;
    }

    /** Where the text of a line begins: behind its indent, or behind a name and the gap after that. */
    private static int textColumn(String line) {
        int start = line.length() - line.stripLeading().length();
        int gap = start == 0 ? -1 : line.indexOf("  ", start);
        if (gap < 0) {
            return start;
        }
        int text = gap;
        while (text < line.length() && line.charAt(text) == ' ') {
            text++;
        }
        return text;
    }
}
