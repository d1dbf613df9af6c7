package dev.belay.command.top;

import dev.belay.transcript.catalogue.SessionSummary;
import java.util.OptionalLong;

/**
 * A session in the table.
 *
 * @param resident bytes that its client and its tools hold in memory; nothing where it has none, or it is not known
 * @param recoveries how often Belay has brought it back, as far as the journal goes
 */
record TopRow(SessionSummary session, Standing standing, OptionalLong resident, int recoveries) {
    Standing.Need need() {
        return standing.need();
    }
}
