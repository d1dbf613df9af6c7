package dev.belay.command.top;

import dev.belay.journal.IncidentTraces;
import dev.belay.journal.JournalEntry;
import dev.belay.journal.KeptIncidents;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the journal knows of sessions, read again only now and then. */
final class KnownFalls {
    private static final Duration READ_EVERY = Duration.ofSeconds(10);

    private final KeptIncidents journal;
    private final Map<String, Integer> recoveries = new HashMap<>();
    private final HeldRuns held;
    private Map<String, IncidentTraces> newest = Map.of();
    private Instant read = Instant.MIN;

    KnownFalls(Map<String, String> environment) {
        this.journal = KeptIncidents.of(environment);
        this.held = new HeldRuns(environment);
    }

    /** Reads it again when it is time to; whether it was. */
    boolean look(Instant now) {
        if (!read.isBefore(now.minus(READ_EVERY))) {
            return false;
        }
        read = now;
        held.look();
        newest = journal.newestOfEach();
        recoveries.clear();
        for (JournalEntry entry : journal.entries()) {
            if (entry.recovery().isPresent()) {
                entry.session().ifPresent(session -> recoveries.merge(key(session.id()), 1, Integer::sum));
            }
        }
        return true;
    }

    /** The newest incident of each session, by its id in lower case. */
    Map<String, IncidentTraces> newest() {
        return newest;
    }

    int recoveries(SessionSummary session) {
        return recoveries.getOrDefault(key(session.id().value()), 0);
    }

    /** How it stands with the Belay that holds it; nothing where none does. */
    Optional<Standing> held(SessionSummary session, Instant now) {
        return held.of(session, now);
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
