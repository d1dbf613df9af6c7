package dev.belay.page.chart;

import dev.belay.page.markup.Markup;

/** What all charts of a page refer to: its signs and patterns. Shows nothing by itself. */
public final class Signs {
    private Signs() {}

    /** Writes them; once for each page. */
    public static void define(Markup page) {
        page.open("svg", "class", "definitions", "aria-hidden", "true", "focusable", "false")
                .open("defs");
        for (Sign sign : Sign.values()) {
            page.shape("path", "id", sign.id(), "d", sign.way());
        }
        pattern(page, "hatch", "M-2 8L8 -2M2 10L10 2M-2 2L2 -2");
        pattern(page, "dots", "M2 4H4M6 8H8");
        pattern(page, "cross", "M0 4H8M4 0V8");
        page.close(2).newLine();
    }

    /** The sign alone, in a line of text; what it means stands beside it. */
    public static void inline(Markup page, Sign sign) {
        page.open("svg", "class", "inline-sign " + sign.id(), "viewBox", "-8 -8 16 16", "aria-hidden", "true")
                .shape("path", "d", sign.way())
                .close();
    }

    private static void pattern(Markup page, String id, String way) {
        page.open("pattern", "id", id, "width", "8", "height", "8", "patternUnits", "userSpaceOnUse")
                .shape("rect", "class", "pattern-ground", "width", "8", "height", "8")
                .shape("path", "class", "pattern-line", "d", way)
                .close();
    }
}
