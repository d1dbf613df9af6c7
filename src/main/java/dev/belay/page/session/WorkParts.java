package dev.belay.page.session;

import dev.belay.page.markup.Markup;

/** What was done in a session, and what it took. */
public record WorkParts(RequestsPart requests, CostPart cost, ToolsPart tools, FilesPart files) {
    /** Writes them. */
    void write(Markup page, Place place) {
        requests.write(page, place);
        cost.write(page, place);
        tools.write(page, place);
        files.write(page, place);
    }
}
