package dev.belay.chronicle.reading;

import dev.belay.evidence.SessionId;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import java.util.List;
import java.util.Map;

/** Which sessions are one, as the journal tells; it is read once. */
final class Lineages {
    private final List<JournalEntry> journal;

    Lineages(Map<String, String> environment) {
        journal = KeptIncidents.of(environment).entries();
    }

    Lineage of(SessionId session) {
        return Lineage.of(session.value(), journal);
    }
}
