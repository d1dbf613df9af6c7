package dev.belay.page.session;

import dev.belay.decide.HumanTime;
import dev.belay.page.Cell;
import dev.belay.page.DataTable;
import dev.belay.page.Folded;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Lanes;
import dev.belay.page.chart.Mark;
import dev.belay.page.chart.Span;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What happened when.
 *
 * @param summary in a sentence
 * @param lanes one for each kind of thing
 */
public record TimeLinePart(TimeAxis time, String summary, List<Lane> lanes) {
    public TimeLinePart {
        lanes = List.copyOf(lanes);
    }

    /** Writes it. */
    public void write(Markup page, Place place) {
        place.section("time-line", "What happened when").write(page, inside -> {
            inside.leaf("p", summary, "class", "note").open("div", "class", "card");
            new Lanes("Time line. " + summary, time, lanes).write(inside);
            inside.close();
            new Folded("The same as a table").write(inside, this::table);
        });
    }

    private void table(Markup page) {
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
                                DataTable.Column.text("Time"),
                                DataTable.Column.text("Of"),
                                DataTable.Column.text("What"),
                                DataTable.Column.number("Took")),
                        rows)
                .write(page);
    }
}
