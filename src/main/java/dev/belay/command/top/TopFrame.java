package dev.belay.command.top;

import dev.belay.posix.WindowSize;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What stands on the screen: as many sessions as there is room for around the marked one, and what that is about. */
final class TopFrame {
    /** Title, heading, what the marked one is about, and the keys. */
    private static final int OTHER_LINES = 5;

    private static final String KEYS = "Enter diagnosis  r resume  a attach  s stop  q quit";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Style style;
    private final List<TopRow> rows;
    private final int marked;

    /** @param marked the index of the marked row */
    TopFrame(Style style, List<TopRow> rows, int marked) {
        this.style = style;
        this.rows = rows;
        this.marked = marked;
    }

    /** @param message what is said instead of what the marked one is about; may be empty */
    List<String> lines(WindowSize size, String message) {
        int width = size.columns();
        int room = Math.max(1, size.rows() - OTHER_LINES);
        int first = Math.max(0, Math.min(marked - room / 2, rows.size() - room));
        List<TopRow> shown = rows.subList(first, Math.min(rows.size(), first + room));
        List<String> lines = new ArrayList<>();
        lines.add(style.bold(Untrusted.shorten(title(), width)));
        if (rows.isEmpty()) {
            lines.add(Untrusted.shorten("No session is open, and none went down in the last day.", width));
        } else {
            lines.addAll(new TopTable(style, width, Instant.now()).lines(shown, marked - first));
        }
        lines.add("");
        lines.add(Untrusted.shorten(message.isEmpty() ? about() : message, width));
        lines.add(style.dim(Untrusted.shorten(KEYS, width)));
        return lines.size() > size.rows() ? lines.subList(0, size.rows()) : lines;
    }

    private String title() {
        long needing = rows.stream().filter(row -> row.need().person()).count();
        long working =
                rows.stream().filter(row -> row.need() == Standing.Need.WORKING).count();
        return "belay top " + Instant.now().atZone(ZoneId.systemDefault()).format(TIME) + "  need you: " + needing
                + ", working: " + working + ", sessions: " + rows.size();
    }

    /** All of what a narrow table has to cut. */
    private String about() {
        return rows.isEmpty()
                ? ""
                : TopTable.state(rows.get(marked)) + "  " + TopTable.project(rows.get(marked)) + "  "
                        + TopTable.title(rows.get(marked));
    }
}
