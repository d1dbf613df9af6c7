package dev.belay.page.chart;

import dev.belay.page.markup.Markup;

/** A line so small that it stands in a table; the number that counts stands beside it. */
public record Sparkline(TimeAxis time, ValueAxis values, Line line) {
    /** Writes it. */
    public void write(Markup page) {
        page.open(
                        "svg",
                        "class",
                        "sparkline",
                        "aria-hidden",
                        "true",
                        "viewBox",
                        "0 0 " + Line.WIDE + " " + Line.HIGH,
                        "preserveAspectRatio",
                        "none")
                .shape("path", "class", "line " + line.look(), "d", line.way(time, values))
                .close();
    }
}
