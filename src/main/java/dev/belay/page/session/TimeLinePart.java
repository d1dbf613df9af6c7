package dev.belay.page.session;

import dev.belay.page.Folded;
import dev.belay.page.chart.Lane;
import dev.belay.page.chart.Lanes;
import dev.belay.page.chart.TimeAxis;
import dev.belay.page.figure.TimeTable;
import dev.belay.page.markup.Markup;
import java.util.List;

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
            new Folded("The same as a table").write(inside, new TimeTable(time, lanes)::write);
        });
    }
}
