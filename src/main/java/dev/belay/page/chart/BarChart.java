package dev.belay.page.chart;

import dev.belay.page.markup.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Amounts of equal stretches of time, each divided among a few parts.
 *
 * @param summary what it shows, with its most important numbers, for whoever does not see it
 * @param looks a class of the stylesheet for each part, told apart by its pattern
 */
public record BarChart(
        String summary, TimeAxis time, ValueAxis values, List<String> names, List<String> looks, List<Bar> bars) {
    private static final double GAP = 0.12;
    private static final double LEAST = 0.002;

    /**
     * A stretch.
     *
     * @param parts one amount for each name
     * @param words said when a pointer rests on it
     */
    public record Bar(Instant from, Duration length, List<Double> parts, String words) {
        public Bar {
            parts = List.copyOf(parts);
        }
    }

    public BarChart {
        names = List.copyOf(names);
        looks = List.copyOf(looks);
        bars = List.copyOf(bars);
    }

    /** Writes it with a legend where there are several parts. */
    public void write(Markup page) {
        Frame frame = new Frame(time, values);
        frame.open(page, summary);
        bars.forEach(bar -> write(page, bar));
        frame.close(page);
        if (names.size() > 1) {
            page.open("ul", "class", "legend");
            for (int at = 0; at < names.size(); at++) {
                page.open("li").open("svg", "class", "swatch", "aria-hidden", "true");
                page.shape("rect", "class", "fill " + looks.get(at), "width", "100%", "height", "100%");
                page.close().text(names.get(at)).close();
            }
            page.close().newLine();
        }
    }

    private void write(Markup page, Bar bar) {
        double left = time.place(bar.from());
        double width = time.place(bar.from().plus(bar.length())) - left;
        double below = 0;
        page.open("g").leaf("title", bar.words());
        for (int at = 0; at < bar.parts().size(); at++) {
            double height = values.height(bar.parts().get(at));
            if (height > 0) {
                page.shape(
                        "rect",
                        "class",
                        "fill " + looks.get(at),
                        "x",
                        Percent.of(left + width * GAP / 2),
                        "width",
                        Percent.of(Math.max(LEAST, width * (1 - GAP))),
                        "y",
                        Percent.of(1 - below - height),
                        "height",
                        Percent.of(height));
            }
            below += height;
        }
        page.close();
    }
}
