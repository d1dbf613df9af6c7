package dev.belay.page.session;

import dev.belay.page.markup.Markup;

/** How large a session was over time. */
public record SizeParts(ContextPart context, MemoryPart memory) {
    /** Writes them. */
    void write(Markup page, Place place) {
        context.write(page, place);
        memory.write(page, place);
    }
}
