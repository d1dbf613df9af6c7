package dev.belay.page.session;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/**
 * A row for each session.
 *
 * @param columns the names of their figures
 */
record SessionsTable(List<String> columns, List<ToldSession> sessions) {
    void write(Markup page) {
        List<DataTable.Column> titles = new ArrayList<>();
        titles.add(DataTable.Column.text("Session"));
        titles.add(DataTable.Column.moment("Ended"));
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
}
