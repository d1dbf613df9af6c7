package dev.belay.page;

import dev.belay.page.chart.Signs;
import dev.belay.page.markup.Document;
import dev.belay.page.markup.Markup;
import java.util.function.Consumer;

/** A page with its headline, its content and its imprint. */
public final class Page {
    private Page() {}

    /** The whole file. */
    public static String of(Headline headline, Imprint imprint, Consumer<Markup> content) {
        return Document.of(headline.title(), page -> {
            Signs.define(page);
            headline.write(page);
            page.open("main").newLine();
            content.accept(page);
            page.close().newLine();
            imprint.write(page);
        });
    }
}
