package dev.belay.command;

import dev.belay.tell.Style;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import dev.belay.transcript.SessionSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Sessions as a table: one line each, as wide as the terminal at most, and columns of the same width in a pipe. Titles
 * are other people's text and come out stripped and without secrets.
 */
final class SessionTable {
    private static final int TITLE_IN_A_PIPE = 120;
    private static final int LEAST_TITLE = 10;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Style style;
    private final int width;
    private final Function<SessionSummary, Standing> standing;

    SessionTable(Style style, int width, Function<SessionSummary, Standing> standing) {
        this.style = style;
        this.width = width;
        this.standing = standing;
    }

    /** The table with its heading. */
    String of(List<SessionSummary> sessions) {
        int[] widths = widths(sessions);
        StringBuilder table = new StringBuilder();
        String heading = line(widths, "session", "updated", "size", "tokens", "state", "title");
        table.append(style.dim(heading.stripTrailing())).append('\n');
        for (SessionSummary session : sessions) {
            table.append(line(
                                    widths,
                                    id(session),
                                    time(session.updated()),
                                    size(session.bytes()),
                                    tokens(session.transcript().contextTokens()),
                                    state(session),
                                    title(session))
                            .stripTrailing())
                    .append('\n');
        }
        return table.toString();
    }

    /** On a narrow terminal ids are cut to what still tells them apart as a rule. */
    private String id(SessionSummary session) {
        String id = session.id().value();
        return width > 0 && width < 130 ? id.substring(0, 8) : id;
    }

    private int[] widths(List<SessionSummary> sessions) {
        int[] widths = {7, 16, 4, 6, 5, 0};
        for (SessionSummary session : sessions) {
            widths[0] = Math.max(widths[0], id(session).length());
            widths[2] = Math.max(widths[2], size(session.bytes()).length());
            widths[3] = Math.max(
                    widths[3], tokens(session.transcript().contextTokens()).length());
            widths[4] = Math.max(widths[4], state(session).length());
        }
        int taken = widths[0] + widths[1] + widths[2] + widths[3] + widths[4] + 5 * 2;
        widths[5] = width > 0 ? Math.max(LEAST_TITLE, width - taken) : TITLE_IN_A_PIPE;
        return widths;
    }

    private static String line(int[] widths, String... cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length - 1; i++) {
            boolean number = i == 2 || i == 3;
            String format = "%" + (number ? "" : "-") + widths[i] + "s  ";
            line.append(String.format(Locale.ROOT, format, cells[i]));
        }
        return line.append(Untrusted.shorten(cells[cells.length - 1], widths[cells.length - 1]))
                .toString();
    }

    private static String time(Instant updated) {
        return TIME.format(updated);
    }

    private String state(SessionSummary session) {
        Standing stands = standing.apply(session);
        return stands.failure().isEmpty()
                ? stands.state()
                : stands.state() + " (" + stands.failure().get() + ")";
    }

    static String title(SessionSummary session) {
        return session.title()
                .map(text -> Redaction.redact(Untrusted.line(text, 200)))
                .orElse("");
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        String[] units = {"KB", "MB", "GB"};
        double amount = bytes / 1024.0;
        int unit = 0;
        while (amount >= 999.5 && unit < 2) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, amount < 9.95 ? "%.1f %s" : "%.0f %s", amount, units[unit]);
    }

    private static String tokens(long tokens) {
        return tokens == 0 ? "-" : Long.toString(tokens);
    }
}
