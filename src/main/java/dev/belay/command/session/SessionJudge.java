package dev.belay.command.session;

import dev.belay.command.diagnosis.SessionEvidence;
import dev.belay.command.diagnosis.SessionProviders;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import dev.belay.journal.IncidentTraces;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Asks the rules of many sessions, once for the same facts: most of thousands have ended alike. */
final class SessionJudge {
    private final Rulebook rules;
    private final Instant now;
    private final Map<String, IncidentTraces> journal;
    private final Map<String, Diagnosis> known = new HashMap<>();
    private final SessionProviders providers;

    /** @param journal the newest incident of each session, by its id */
    SessionJudge(Rulebook rules, Instant now, Map<String, IncidentTraces> journal, SessionProviders providers) {
        this.rules = rules;
        this.now = now;
        this.journal = journal;
        this.providers = providers;
    }

    SessionState of(SessionSummary session) {
        Evidence evidence = providers.added(evidence(session), session.project());
        StringBuilder facts = new StringBuilder();
        for (Fact fact : Fact.values()) {
            facts.append(fact.read(evidence)).append('\n');
        }
        return SessionState.of(session, known.computeIfAbsent(facts.toString(), key -> rules.diagnose(evidence)));
    }

    private Evidence evidence(SessionSummary session) {
        Optional<IncidentTraces> kept = session.running() ? Optional.empty() : traces(session);
        Duration silence = Duration.between(session.updated(), now);
        return new SessionEvidence(now, session.process(), kept, silence)
                .of(Optional.of(session.id()), new Client(session.transcript().client(), false), session.transcript());
    }

    /** What the journal kept of its end, unless the session has gone on since. */
    private Optional<IncidentTraces> traces(SessionSummary session) {
        return Optional.ofNullable(journal.get(session.id().value().toLowerCase(Locale.ROOT)))
                .filter(kept -> kept.at().isAfter(session.updated()));
    }
}
