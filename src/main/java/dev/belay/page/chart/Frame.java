package dev.belay.page.chart;

import dev.belay.page.markup.Markup;
import java.util.List;

/** What stands around a chart: the values at its left, lines across, the times below. */
final class Frame {
    private static final double MIDDLE = 0.5;

    private final TimeAxis time;
    private final ValueAxis values;

    Frame(TimeAxis time, ValueAxis values) {
        this.time = time;
        this.values = values;
    }

    /** Begins the chart; its content follows, and {@link #close}. */
    void open(Markup page, String summary) {
        page.open("div", "class", "chart");
        page.open("svg", "class", "scale", "aria-hidden", "true");
        for (double tick : values.ticks()) {
            page.leaf(
                    "text",
                    values.words().apply(tick),
                    "x",
                    "100%",
                    "y",
                    Percent.of(1 - values.height(tick)),
                    "dy",
                    "4");
        }
        page.close();
        page.open("svg", "class", "plot", "role", "img", "aria-label", summary);
        for (double tick : values.ticks()) {
            String height = Percent.of(1 - values.height(tick));
            page.shape("line", "class", "grid", "x1", "0", "x2", "100%", "y1", height, "y2", height);
        }
    }

    /** Ends it with the times. */
    void close(Markup page) {
        page.close();
        times(page, time);
        page.close().newLine();
    }

    /** The line of times below a chart. */
    static void times(Markup page, TimeAxis time) {
        page.open("svg", "class", "times", "aria-hidden", "true");
        List<TimeAxis.Tick> ticks = time.ticks();
        for (int at = 0; at < ticks.size(); at++) {
            double place = ticks.get(at).place();
            page.shape("line", "x1", Percent.of(place), "x2", Percent.of(place), "y1", "0", "y2", "5");
            page.leaf(
                    "text",
                    ticks.get(at).label(),
                    "class",
                    anchor(place) + (at % 2 == 1 ? " second" : ""),
                    "x",
                    Percent.of(place),
                    "y",
                    "18");
        }
        page.close();
    }

    private static String anchor(double place) {
        double edge = 0.04;
        return place < edge ? "starts" : place > 1 - edge ? "ends" : "middle";
    }

    /** Which side of a sign its number is on. */
    static boolean leftOf(double place) {
        return place > MIDDLE * 2 - 0.05;
    }
}
