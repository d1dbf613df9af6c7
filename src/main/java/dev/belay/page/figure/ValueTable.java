package dev.belay.page.figure;

import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.chart.Line;
import dev.belay.page.chart.Point;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * A line of a chart as a table, so short that somebody reads it.
 *
 * @param words how a value is written
 */
record ValueTable(TimeAxis time, Line line, DoubleFunction<String> words) {
    private static final int ROWS = 20;

    void write(Markup page) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Point point : Chosen.of(line.points(), ROWS)) {
            rows.add(List.of(Cell.text(time.time(point.at())), Cell.text(words.apply(point.value()))));
        }
        String all = rows.size() < line.points().size()
                ? ", " + rows.size() + " of " + line.points().size() + " readings"
                : "";
        new DataTable(
                        "How it went: " + line.name() + all,
                        List.of(DataTable.Column.moment("Time"), DataTable.Column.number("Value")),
                        rows)
                .write(page);
    }
}
