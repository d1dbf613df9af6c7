package dev.belay.page;

import dev.belay.page.markup.Markup;
import java.util.function.Consumer;

/**
 * A part of the page with a heading of its own, which others can point to.
 *
 * @param id unique on the page, of small letters, digits and dashes
 * @param level of the heading, 2 for a part of the page and 3 for one of a session among several
 */
public record Section(String id, int level, String title) {
    /** Writes it with this content. */
    public void write(Markup page, Consumer<Markup> content) {
        String heading = id + "-heading";
        if (level == 2) {
            page.open("section", "id", id, "aria-labelledby", heading);
        } else {
            // No landmark: among many sessions there would be too many of the same name.
            page.open("section", "id", id);
        }
        page.leaf("h" + level, title, "id", heading).newLine();
        content.accept(page);
        page.close().newLine();
    }
}
