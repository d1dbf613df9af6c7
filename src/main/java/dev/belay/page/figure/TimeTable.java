package dev.belay.page.figure;

import dev.belay.decide.HumanTime;
import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Span;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A time line as a table, in the order of time. */
public record TimeTable(TimeAxis time, List<Lane> lanes) {
    public TimeTable {
        lanes = List.copyOf(lanes);
    }

    /** Writes it. */
    public void write(Markup page) {
        List<Map.Entry<Span, String>> all = new ArrayList<>();
        for (Lane lane : lanes) {
            lane.spans().forEach(span -> all.add(Map.entry(span, lane.name())));
            for (Mark mark : lane.marks()) {
                all.add(Map.entry(new Span(mark.at(), mark.at(), "", mark.words()), lane.name()));
            }
        }
        all.sort(Comparator.comparing(entry -> entry.getKey().from()));
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<Span, String> entry : all) {
            Span span = entry.getKey();
            Duration length = Duration.between(span.from(), span.until());
            rows.add(List.of(
                    Cell.text(time.time(span.from())),
                    Cell.text(entry.getValue()),
                    Cell.said(span.words()),
                    Cell.text(length.isZero() ? "" : HumanTime.span(length))));
        }
        new DataTable(
                        "In the order of time",
                        List.of(
                                DataTable.Column.moment("Time"),
                                DataTable.Column.text("Of"),
                                DataTable.Column.text("What"),
                                DataTable.Column.number("Took")),
                        rows)
                .write(page);
    }
}
