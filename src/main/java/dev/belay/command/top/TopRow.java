package dev.belay.command.top;

import dev.belay.transcript.catalogue.SessionSummary;

/**
 * A session in the table.
 *
 * @param recoveries how often Belay has brought it back, as far as the journal goes
 */
record TopRow(SessionSummary session, Standing standing, SessionFigures.Figures figures, int recoveries) {
    Standing.Need need() {
        return standing.need();
    }
}
