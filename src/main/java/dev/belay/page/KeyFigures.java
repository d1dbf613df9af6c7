package dev.belay.page;

import dev.belay.page.markup.Markup;
import java.util.ArrayList;
import java.util.List;

/** The few numbers that stand on top. */
public final class KeyFigures {
    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String name, String value, String detail) {}

    /** Adds one, with a few words below it; empty for none. */
    public KeyFigures add(String name, String value, String detail) {
        figures.add(new Figure(name, value, detail));
        return this;
    }

    /** Writes them. */
    public void write(Markup page) {
        page.open("dl", "class", "figures");
        for (Figure figure : figures) {
            page.open("div").leaf("dt", figure.name()).open("dd").text(figure.value());
            if (!figure.detail().isEmpty()) {
                page.leaf("small", figure.detail());
            }
            page.close(2);
        }
        page.close().newLine();
    }
}
