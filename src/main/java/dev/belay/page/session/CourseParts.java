package dev.belay.page.session;

import dev.belay.page.markup.Markup;

/** What happened in a session. */
public record CourseParts(TimeLinePart timeLine, FallsPart falls) {
    /** Writes them. */
    void write(Markup page, Place place) {
        timeLine.write(page, place);
        falls.write(page, place);
    }
}
