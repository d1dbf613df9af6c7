package dev.belay.page.chart;

import dev.belay.page.markup.Markup;

/** A bar in a cell of a table, as long as the number beside it is great. */
public record ShareBar(double share, String look) {
    /** Writes it. */
    public void write(Markup page) {
        page.open("svg", "class", "share", "aria-hidden", "true")
                .shape(
                        "rect",
                        "class",
                        "fill " + look,
                        "width",
                        Percent.of(Math.max(0, Math.min(1, share))),
                        "height",
                        "100%")
                .close();
    }
}
