package dev.belay.chronicle;

import dev.belay.journal.JournalEntry;
import dev.belay.series.Series;
import java.util.List;

/**
 * What happened in one session. Texts are the session's own, untrusted and not redacted: whoever shows them sees to that.
 *
 * @param falls what the journal has of it, oldest first
 * @param series what its supervisors measured
 * @param unseen what could not be seen, a sentence each
 */
public record Chronicle(
        Subject subject,
        Ending ending,
        Course course,
        List<JournalEntry> falls,
        Totals totals,
        Series series,
        List<String> unseen) {
    public Chronicle {
        falls = List.copyOf(falls);
        unseen = List.copyOf(unseen);
    }

    /** What it comes to in all. */
    public record Totals(Requests requests, Bill bill, Work work) {}

    public Requests requests() {
        return totals.requests();
    }

    public Bill bill() {
        return totals.bill();
    }

    public Work work() {
        return totals.work();
    }
}
