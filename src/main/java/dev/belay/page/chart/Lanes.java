package dev.belay.page.chart;

import dev.belay.page.markup.Markup;
import java.util.List;

/**
 * A time line: what happened, a row for each kind, one above the other.
 *
 * @param summary what it shows, for whoever does not see it
 */
public record Lanes(String summary, TimeAxis time, List<Lane> lanes) {
    private static final double LEAST = 0.0012;
    private static final String MIDDLE = "50%";

    public Lanes {
        lanes = List.copyOf(lanes);
    }

    /** Writes it. */
    public void write(Markup page) {
        page.open("div", "class", "lanes", "role", "img", "aria-label", summary).newLine();
        for (Lane lane : lanes) {
            page.leaf("div", lane.name(), "class", "lane-name", "aria-hidden", "true");
            page.open("svg", "class", "lane", "aria-hidden", "true");
            for (TimeAxis.Tick tick : time.ticks()) {
                String x = Percent.of(tick.place());
                page.shape("line", "class", "grid", "x1", x, "x2", x, "y1", "0", "y2", "100%");
            }
            lane.drawn(time).forEach(span -> write(page, span));
            lane.numbered(time).forEach(mark -> write(page, mark));
            page.close().newLine();
        }
        Frame.times(page, time);
        page.close().newLine();
    }

    private void write(Markup page, Span span) {
        double left = time.place(span.from());
        double width = Math.max(LEAST, time.place(span.until()) - left);
        page.open(
                "rect",
                "class",
                "span " + span.look(),
                "x",
                Percent.of(Math.min(left, 1 - LEAST)),
                "width",
                Percent.of(width),
                "y",
                "20%",
                "height",
                "60%");
        page.leaf("title", span.words()).close();
    }

    private void write(Markup page, Mark mark) {
        double place = time.place(mark.at());
        String x = Percent.of(place);
        page.open("g", "class", "mark " + mark.shape().id());
        page.leaf("title", mark.words());
        page.shape("use", "href", "#" + mark.shape().id(), "x", x, "y", MIDDLE);
        if (!mark.number().isEmpty()) {
            boolean left = Frame.leftOf(place);
            page.leaf(
                    "text",
                    mark.number(),
                    "class",
                    left ? "ends" : "starts",
                    "x",
                    x,
                    "dx",
                    left ? "-10" : "10",
                    "y",
                    MIDDLE,
                    "dy",
                    "4");
        }
        page.close();
    }
}
