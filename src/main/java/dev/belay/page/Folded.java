package dev.belay.page;

import dev.belay.page.markup.Markup;
import java.util.function.Consumer;

/** What is there for whoever wants to know: folded away behind one line. No script is needed to unfold it. */
public record Folded(String summary) {
    /** Writes it with this content. */
    public void write(Markup page, Consumer<Markup> content) {
        page.open("details").leaf("summary", summary);
        content.accept(page);
        page.close().newLine();
    }
}
