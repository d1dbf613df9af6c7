package dev.belay.command.session;

import dev.belay.console.Table;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Sessions as a table: one line each, as wide as the terminal at most, and columns of the same width in a pipe. Titles
 * are other people's text and come out stripped and without secrets.
 */
final class SessionTable {
    private static final int TITLE_IN_A_PIPE = 120;
    private static final Table TABLE = new Table(
            List.of(
                    Table.Column.text("session", 0),
                    Table.Column.text("updated", 3),
                    Table.Column.number("size", 1),
                    Table.Column.number("tokens", 2),
                    Table.Column.text("state", 0),
                    Table.Column.text("title", 4)),
            TITLE_IN_A_PIPE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Style style;
    private final int width;
    private final Function<SessionSummary, SessionState> state;

    SessionTable(Style style, int width, Function<SessionSummary, SessionState> state) {
        this.style = style;
        this.width = width;
        this.state = state;
    }

    /** The table with its heading. */
    String of(List<SessionSummary> sessions) {
        List<List<String>> rows = new ArrayList<>();
        for (SessionSummary session : sessions) {
            rows.add(List.of(
                    id(session),
                    time(session.updated()),
                    size(session.stored().bytes()),
                    tokens(session.transcript().contextTokens()),
                    state(session),
                    title(session)));
        }
        return TABLE.of(rows, width, true, style);
    }

    /** On a narrow terminal ids are cut to what still tells them apart as a rule. */
    private String id(SessionSummary session) {
        return width > 0 && width < 130
                ? session.id().shortened()
                : session.id().value();
    }

    private static String time(Instant updated) {
        return TIME.format(updated);
    }

    private String state(SessionSummary session) {
        SessionState stands = state.apply(session);
        String mark = session.stored().onlyKept() ? ", kept" : "";
        return stands.failure().isEmpty()
                ? stands.state() + mark
                : stands.state() + " (" + stands.failure().get() + ")" + mark;
    }

    static String title(SessionSummary session) {
        return session.title().map(text -> Untrusted.redacted(text, 200)).orElse("");
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
