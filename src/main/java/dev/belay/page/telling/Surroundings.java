package dev.belay.page.telling;

import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptTrace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/**
 * What stands in no chronicle.
 *
 * @param zone in which times are written
 * @param now when the page is made
 * @param running whether the session is open in a client now
 * @param traces what the journal kept of an incident
 * @param fixes what a person can do about a failure of this name
 */
public record Surroundings(
        ZoneId zone,
        Instant now,
        boolean running,
        Function<JournalEntry, List<KeptTrace>> traces,
        Function<String, List<String>> fixes) {
    /** The same of a session that runs, or does not. */
    public Surroundings running(boolean runs) {
        return new Surroundings(zone, now, runs, traces, fixes);
    }
}
