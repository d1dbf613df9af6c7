package dev.belay.page.chart;

import dev.belay.page.markup.Markup;
import java.util.List;

/**
 * How values have gone over time.
 *
 * @param summary what it shows, with its most important numbers, for whoever does not see it
 * @param lines each with a name and a look of its own
 * @param limits values that none should exceed, drawn across
 */
public record LineChart(
        String summary, TimeAxis time, ValueAxis values, List<Line> lines, List<Limit> limits, List<Mark> marks) {
    private static final String LEFT = "-10";

    /** A value that is drawn across, with its name. */
    public record Limit(String name, double value) {}

    public LineChart {
        lines = List.copyOf(lines);
        limits = List.copyOf(limits);
        marks = List.copyOf(marks);
    }

    /** Writes it with a legend where that tells something. */
    public void write(Markup page) {
        Frame frame = new Frame(time, values);
        frame.open(page, summary);
        page.open(
                "svg",
                "class",
                "lines",
                "viewBox",
                "0 0 " + Line.WIDE + " " + Line.HIGH,
                "preserveAspectRatio",
                "none",
                "width",
                "100%",
                "height",
                "100%");
        for (Line line : lines) {
            if (line.area()) {
                page.shape("path", "class", "area " + line.look(), "d", line.ground(time, values));
            }
            page.shape("path", "class", "line " + line.look(), "d", line.way(time, values));
        }
        page.close();
        limits.forEach(limit -> write(page, limit));
        marks.forEach(mark -> write(page, mark));
        frame.close(page);
        legend(page);
    }

    private void write(Markup page, Limit limit) {
        String height = Percent.of(1 - values.height(limit.value()));
        page.shape("line", "class", "limit", "x1", "0", "x2", "100%", "y1", height, "y2", height);
        page.leaf("text", limit.name(), "class", "limit-name ends", "x", "100%", "y", height, "dy", "-5");
    }

    private void write(Markup page, Mark mark) {
        double place = time.place(mark.at());
        String x = Percent.of(place);
        page.open("g", "class", "mark " + mark.shape().id());
        page.leaf("title", mark.words());
        page.shape("line", "x1", x, "x2", x, "y1", "0", "y2", "100%");
        page.shape("use", "href", "#" + mark.shape().id(), "x", x, "y", "0");
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
                    left ? LEFT : "10",
                    "y",
                    "4");
        }
        page.close();
    }

    private void legend(Markup page) {
        if (lines.size() < 2) {
            return;
        }
        page.open("ul", "class", "legend");
        for (Line line : lines) {
            page.open("li").open("svg", "class", "sample", "aria-hidden", "true");
            page.shape("line", "class", "line " + line.look(), "x1", "0", "x2", "100%", "y1", "50%", "y2", "50%");
            page.close().text(line.name()).close();
        }
        page.close().newLine();
    }
}
