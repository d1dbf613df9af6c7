package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Headline;
import dev.belay.page.Imprint;
import dev.belay.page.LeftToDo;
import dev.belay.page.chart.Signs;
import dev.belay.page.markup.Document;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The page of one session, or of many. */
public final class ReportDocument {
    private ReportDocument() {}

    /** The whole file about one. */
    public static String of(ToldSession session, Imprint imprint) {
        return Document.of(session.headline().title(), page -> {
            Signs.define(page);
            session.headline().write(page);
            page.open("main").newLine();
            session.parts().ifPresent(parts -> parts.write(page, Place.alone()));
            page.close().newLine();
            imprint.write(page);
        });
    }

    /**
     * The whole file about many: a table with the worst on top, then each.
     *
     * @param columns the names of the figures of each session
     * @param most how large a page may become; sessions that no longer fit are in the table only
     */
    public static String of(
            Headline headline, List<String> columns, List<ToldSession> sessions, int most, Imprint imprint) {
        List<ToldSession> worst = sessions.stream()
                .sorted(Comparator.comparingInt(
                                (ToldSession session) -> session.row().rank())
                        .reversed())
                .toList();
        return Document.of(headline.title(), page -> {
            Signs.define(page);
            headline.write(page);
            page.open("main").newLine();
            left(page, worst);
            table(page, columns, worst);
            int told = 0;
            for (int at = 0; at < worst.size() && page.length() < most; at++) {
                each(page, worst.get(at), at + 1);
                told++;
            }
            if (told < worst.size()) {
                page.leaf(
                        "p",
                        "The other " + (worst.size() - told)
                                + " are in the table only: the page would become too large. Ask for one by its id.",
                        "class",
                        "note");
            }
            page.close().newLine();
            imprint.write(page);
        });
    }

    private static void left(Markup page, List<ToldSession> sessions) {
        List<String> tasks = new ArrayList<>();
        for (ToldSession session : sessions) {
            for (String task : session.row().left()) {
                tasks.add(session.row().name() + ": " + task);
            }
        }
        new LeftToDo(tasks).write(page, 2);
    }

    private static void table(Markup page, List<String> columns, List<ToldSession> sessions) {
        List<DataTable.Column> titles = new ArrayList<>();
        titles.add(DataTable.Column.text("Session"));
        titles.add(DataTable.Column.text("Ended"));
        columns.forEach(column -> titles.add(DataTable.Column.number(column)));
        titles.add(DataTable.Column.spare("Context"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int at = 0; at < sessions.size(); at++) {
            ToldSession session = sessions.get(at);
            List<Cell> row = new ArrayList<>();
            row.add(
                    session.parts().isPresent()
                            ? Cell.link("session-" + (at + 1), session.row().name())
                            : Cell.said(session.row().name()));
            row.add(Cell.sign(session.headline().sign(), session.headline().status()));
            session.row().figures().forEach(figure -> row.add(Cell.text(figure)));
            row.add(session.row().context().map(Cell::line).orElse(Cell.text("")));
            rows.add(row);
        }
        Place.alone().section("sessions", "All sessions").write(page, inside -> new DataTable(
                        "The one that needs you most comes first", titles, rows)
                .write(inside));
    }

    private static void each(Markup page, ToldSession session, int number) {
        if (session.parts().isEmpty()) {
            return;
        }
        String id = "session-" + number;
        page.open("article", "class", "session", "id", id, "aria-labelledby", id + "-heading");
        page.leaf("p", session.headline().over(), "class", "over");
        page.leaf("h2", session.headline().title(), "id", id + "-heading", "dir", "auto");
        session.headline().asked(page);
        session.parts().get().write(page, Place.amongMany(number));
        page.close().newLine();
    }
}
