package dev.belay.console;

import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text in columns that never break a terminal's lines: what matters least is left out first, and the last column
 * takes what is left. In a pipe everything is there, and the last column has a width of its own. No cell is trusted to be
 * as narrow as it is long.
 */
public final class Table {
    private static final int GAP = 2;
    private static final int LEAST_LAST = 12;

    private final List<Column> columns;
    private final int lastInAPipe;

    /**
     * A column.
     *
     * @param dropped the place in the order in which columns are left out, from 1; 0 for never
     */
    public record Column(String title, boolean number, int dropped) {
        public static Column text(String title, int dropped) {
            return new Column(title, false, dropped);
        }

        public static Column number(String title, int dropped) {
            return new Column(title, true, dropped);
        }
    }

    /** @param lastInAPipe the widest that the last column may be in a pipe */
    public Table(List<Column> columns, int lastInAPipe) {
        this.columns = columns;
        this.lastInAPipe = lastInAPipe;
    }

    /**
     * The lines.
     *
     * @param rows each with one cell for each column
     * @param width the terminal's; 0 in a pipe
     * @param heading whether the first line names the columns
     */
    public String of(List<List<String>> rows, int width, boolean heading, Style style) {
        List<Integer> shown = new ArrayList<>();
        int[] widths = new int[columns.size()];
        for (int at = 0; at < widths.length; at++) {
            shown.add(at);
            widths[at] = widest(at, rows, heading);
        }
        fit(shown, widths, width);
        StringBuilder table = new StringBuilder();
        if (heading) {
            List<String> titles = columns.stream().map(Column::title).toList();
            table.append(style.dim(line(titles, shown, widths))).append('\n');
        }
        rows.forEach(row -> table.append(line(row, shown, widths)).append('\n'));
        return table.toString();
    }

    private int widest(int column, List<List<String>> rows, boolean heading) {
        int widest = heading ? columns.get(column).title().length() : 0;
        for (List<String> row : rows) {
            widest = Math.max(widest, Untrusted.columns(row.get(column)));
        }
        return widest;
    }

    private void fit(List<Integer> shown, int[] widths, int width) {
        int last = widths.length - 1;
        if (width <= 0) {
            widths[last] = Math.min(widths[last], lastInAPipe);
            return;
        }
        for (int dropped = 1; dropped <= widths.length && least(shown, widths) > width; dropped++) {
            int next = dropped;
            shown.removeIf(column -> columns.get(column).dropped() == next);
        }
        int end = shown.get(shown.size() - 1);
        int others = needed(shown.subList(0, shown.size() - 1), widths);
        widths[end] = Math.max(1, Math.min(widths[end], width - others));
    }

    /** The last column may be cut, the others not. */
    private int least(List<Integer> shown, int[] widths) {
        int end = shown.get(shown.size() - 1);
        return needed(shown.subList(0, shown.size() - 1), widths) + Math.min(LEAST_LAST, widths[end]);
    }

    private static int needed(List<Integer> shown, int[] widths) {
        int sum = 0;
        for (int column : shown) {
            sum += widths[column] + GAP;
        }
        return sum;
    }

    private String line(List<String> cells, List<Integer> shown, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column : shown) {
            String cell = Untrusted.shorten(cells.get(column), widths[column]);
            String padding = " ".repeat(widths[column] - Untrusted.columns(cell));
            line.append(columns.get(column).number() ? padding + cell : cell + padding)
                    .append(" ".repeat(GAP));
        }
        return line.toString().stripTrailing();
    }
}
