package dev.belay.command.session;

import dev.belay.claude.SessionRegistry;
import dev.belay.command.diagnosis.SessionProviders;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.fact.Fact;
import dev.belay.journal.IncidentTraces;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a session stands.
 *
 * @param state {@code running}, {@code finished}, {@code interrupted}, {@code failed}, {@code poisoned}, {@code damaged}
 * @param failure the class of what is wrong; nothing where nothing is
 */
record SessionState(String state, Optional<String> failure) {
    /** Asks the rules of many sessions, once for the same facts: most of thousands have ended alike. */
    static final class Judge {
        private final Rulebook rules;
        private final Instant now;
        private final Map<String, IncidentTraces> journal;
        private final Map<String, Diagnosis> known = new HashMap<>();
        private final SessionProviders providers;

        /** @param journal the newest incident of each session, by its id */
        Judge(Rulebook rules, Instant now, Map<String, IncidentTraces> journal, SessionProviders providers) {
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
            return state(session, known.computeIfAbsent(facts.toString(), key -> rules.diagnose(evidence)));
        }

        private Evidence evidence(SessionSummary session) {
            boolean running = session.running();
            Duration silence = Duration.between(session.updated(), now);
            Optional<IncidentTraces> folder = running ? Optional.empty() : traces(session);
            return new Evidence(
                    now,
                    Optional.of(session.id()),
                    new Evidence.Process(
                            new Client(session.transcript().client(), false),
                            running
                                    ? new Exit.Running()
                                    : folder.map(IncidentTraces::exit).orElse(new Exit.Unseen()),
                            Duration.ZERO,
                            running && !silence.isNegative() ? silence : Duration.ZERO),
                    session.transcript(),
                    new Evidence.Reports(
                            folder.map(IncidentTraces::hooks).orElse(Hooks.silent()),
                            session.process()
                                    .map(SessionRegistry.Entry::state)
                                    .or(() -> folder.map(IncidentTraces::sessionFile))
                                    .orElse(SessionFile.NEVER)),
                    folder.map(IncidentTraces::machine).orElse(Machine.unread()),
                    folder.map(IncidentTraces::screen).orElse(Screen.blank()));
        }

        /** What the journal kept of its end, unless the session has gone on since. */
        private Optional<IncidentTraces> traces(SessionSummary session) {
            return Optional.ofNullable(journal.get(session.id().value().toLowerCase(Locale.ROOT)))
                    .filter(kept -> kept.at().isAfter(session.updated()));
        }
    }

    private static SessionState state(SessionSummary session, Diagnosis diagnosis) {
        Ending ending = session.transcript().endsOn();
        boolean error = session.transcript().error().isPresent()
                || session.transcript().compactionError().isPresent();
        Kind kind = diagnosis.best().rule().kind();
        boolean well = kind == Kind.CLEAN;
        boolean nothing = !error && (well || diagnosis.unexplained());
        Optional<String> failure = Optional.of(diagnosis.failure());
        if (session.running()) {
            return new SessionState("running", failure.filter(name -> !nothing));
        }
        if (kind == Kind.DAMAGE) {
            return new SessionState("damaged", failure);
        }
        if (kind == Kind.POISON) {
            return new SessionState("poisoned", failure);
        }
        if (!error && (ending == Ending.INTERRUPTION || ending.midTurn())) {
            return new SessionState("interrupted", failure.filter(name -> !well));
        }
        return well || nothing ? new SessionState("finished", Optional.empty()) : new SessionState("failed", failure);
    }
}
