package dev.belay.page.session;

import dev.belay.page.markup.Markup;
import java.util.List;

/** What the report does not know, a sentence for each. */
public record NotSeenPart(List<String> sentences) {
    public NotSeenPart {
        sentences = List.copyOf(sentences);
    }

    /** Writes it; nothing where all was seen. */
    public void write(Markup page, Place place) {
        if (sentences.isEmpty()) {
            return;
        }
        place.section("not-seen", "What this report did not see").write(page, inside -> {
            inside.open("ul", "class", "note");
            sentences.forEach(sentence -> inside.leaf("li", sentence, "dir", "auto"));
            inside.close();
        });
    }
}
