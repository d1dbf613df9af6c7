package dev.belay.command.session;

import dev.belay.command.diagnosis.input.SessionEvidence;
import dev.belay.command.diagnosis.input.SessionProviders;
import dev.belay.console.Console;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.journal.IncidentTraces;
import dev.belay.journal.KeptIncidents;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The evidence of a session of which only the beginning and the end were read. */
public final class SummaryEvidence {
    private final Instant now;
    private final Map<String, IncidentTraces> journal;
    private final SessionProviders providers;

    /** @param journal the newest incident of each session, by its id */
    public SummaryEvidence(Instant now, Map<String, IncidentTraces> journal, SessionProviders providers) {
        this.now = now;
        this.journal = journal;
        this.providers = providers;
    }

    static SummaryEvidence here(Console console) {
        return new SummaryEvidence(
                Instant.now(),
                KeptIncidents.of(console.environment()).newestOfEach(),
                new SessionProviders(console.environment(), console.workingDirectory()));
    }

    public Evidence of(SessionSummary session) {
        Optional<IncidentTraces> kept = session.running() ? Optional.empty() : traces(session);
        Duration silence = Duration.between(session.updated(), now);
        Evidence evidence = new SessionEvidence(now, session.process(), kept, silence)
                .of(Optional.of(session.id()), new Client(session.transcript().client(), false), session.transcript());
        return providers.added(evidence, session.project());
    }

    /** What the journal kept of its end, unless the session has gone on since. */
    private Optional<IncidentTraces> traces(SessionSummary session) {
        return Optional.ofNullable(journal.get(session.id().value().toLowerCase(Locale.ROOT)))
                .filter(kept -> kept.at().isAfter(session.updated()));
    }
}
