package dev.belay.page;

import dev.belay.page.markup.Markup;
import java.util.List;

/**
 * Figures in rows, for eyes and for programs that read aloud. No table is longer than somebody reads: what is left out is
 * counted.
 *
 * @param caption what it is about
 * @param rows each as long as there are columns; the first cell names the row
 */
public record DataTable(String caption, List<Column> columns, List<List<Cell>> rows) {
    static final int MOST = 200;

    /**
     * A column.
     *
     * @param look classes of the stylesheet; empty for none
     */
    public record Column(String title, String look) {
        /** One of text. */
        public static Column text(String title) {
            return new Column(title, "");
        }

        /** One of times, which are not broken. */
        public static Column moment(String title) {
            return new Column(title, "moment");
        }

        /** The same, without which a narrow window goes. */
        public static Column spareMoment(String title) {
            return new Column(title, "moment hide-narrow");
        }

        /** One of numbers, which stand below each other. */
        public static Column number(String title) {
            return new Column(title, "number");
        }

        /** One of numbers that a narrow window goes without. */
        public static Column spareNumber(String title) {
            return new Column(title, "number hide-narrow");
        }

        /** One that a narrow window goes without. */
        public static Column spare(String title) {
            return new Column(title, "hide-narrow");
        }

        /** One of bars; they only repeat a number, and a narrow window goes without them. */
        public static Column bar() {
            return new Column("", "bar hide-narrow");
        }
    }

    public DataTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Writes it. */
    public void write(Markup page) {
        page.open("table").leaf("caption", caption).open("thead").open("tr");
        for (Column column : columns) {
            if (column.title().isEmpty()) {
                page.leaf("td", "", "class", column.look());
            } else {
                page.leaf("th", column.title(), "scope", "col", "class", column.look());
            }
        }
        page.close(2).open("tbody").newLine();
        for (List<Cell> row : rows.subList(0, Math.min(MOST, rows.size()))) {
            write(page, row);
        }
        page.close(2).newLine();
        if (rows.size() > MOST) {
            page.leaf("p", "and " + Figures.whole(rows.size() - (long) MOST) + " more", "class", "note");
        }
    }

    private void write(Markup page, List<Cell> row) {
        page.open("tr");
        for (int at = 0; at < row.size(); at++) {
            if (at == 0) {
                page.open("th", "scope", "row", "class", columns.get(at).look());
            } else {
                page.open("td", "class", columns.get(at).look());
            }
            row.get(at).write(page);
            page.close();
        }
        page.close().newLine();
    }
}
