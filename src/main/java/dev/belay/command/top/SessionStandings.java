package dev.belay.command.top;

import dev.belay.command.diagnosis.input.SessionProviders;
import dev.belay.command.diagnosis.input.SupervisedStates;
import dev.belay.command.session.SummaryEvidence;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.transcript.catalogue.SessionSummary;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the rules how sessions stand, of those that have ended only once. */
final class SessionStandings {
    private final Rulebook rules;
    private final Map<String, String> environment;
    private final SessionProviders providers;
    private final KnownFalls falls;
    /** Of sessions without a client, as long as their transcript is as it was. */
    private final Map<SessionSummary, Standing> ended = new HashMap<>();

    private SummaryEvidence evidence;
    private SupervisedStates states;
    private Instant now = Instant.EPOCH;

    SessionStandings(Rulebook rules, Map<String, String> environment, Path workingDirectory) {
        this.rules = rules;
        this.environment = environment;
        this.providers = new SessionProviders(environment, workingDirectory);
        this.falls = new KnownFalls(environment);
    }

    /** Looks again at what is known of these sessions beside their transcripts. */
    void look(List<SessionSummary> sessions, Instant at) {
        now = at;
        if (falls.look(now)) {
            ended.clear();
        }
        ended.keySet().retainAll(sessions);
        evidence = new SummaryEvidence(now, falls.newest(), providers);
        states = new SupervisedStates(environment);
    }

    Standing of(SessionSummary session) {
        return session.running()
                ? judged(states.added(evidence.of(session), session))
                : falls.held(session, now)
                        .orElseGet(() -> ended.computeIfAbsent(session, gone -> judged(evidence.of(gone))));
    }

    /** How often Belay has brought it back, as far as the journal goes. */
    int recoveries(SessionSummary session) {
        return falls.recoveries(session);
    }

    private Standing judged(Evidence seen) {
        return Standing.of(seen, rules.diagnose(seen), ZoneId.systemDefault());
    }
}
