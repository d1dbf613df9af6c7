package dev.belay.command;

import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Fact;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Kernel;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.journal.IncidentTraces;
import dev.belay.transcript.SessionSummary;
import dev.belay.watch.SessionRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a session stands.
 *
 * @param state {@code running}, {@code finished}, {@code interrupted}, {@code failed}, {@code poisoned}, {@code damaged}
 * @param failure the class of what is wrong; nothing where nothing is
 */
record Standing(String state, Optional<String> failure) {
    /** The conversation itself is refused: every further request gets the same answer (failures.md). */
    private static final Set<String> POISONED = Set.of(
            "unpaired-tool-use",
            "thinking-blocks-changed",
            "image-rejected",
            "empty-text-block",
            "request-too-large",
            "invalid-request");

    private static final Set<String> WELL = Set.of("finished", "user-quit");

    /** Asks the rules of many sessions, once for the same facts: most of thousands have ended alike. */
    static final class Judge {
        private final Rulebook rules;
        private final Instant now;
        private final Map<String, IncidentTraces> journal;
        private final SessionProviders providers;
        private final Map<String, String> known = new HashMap<>();

        /** @param journal the newest incident of each session, by its id */
        Judge(Rulebook rules, Instant now, Map<String, IncidentTraces> journal, SessionProviders providers) {
            this.rules = rules;
            this.now = now;
            this.journal = journal;
            this.providers = providers;
        }

        Standing of(SessionSummary session) {
            Evidence evidence = providers.added(evidence(session), session.project());
            StringBuilder facts = new StringBuilder();
            for (Fact fact : Fact.values()) {
                facts.append(fact.read(evidence)).append('\n');
            }
            String failure = known.computeIfAbsent(
                    facts.toString(), key -> rules.diagnose(evidence).failure());
            return standing(session, failure);
        }

        private Evidence evidence(SessionSummary session) {
            boolean running = session.running();
            Duration silence = Duration.between(session.updated(), now);
            Optional<IncidentTraces> traces = running ? Optional.empty() : traces(session);
            return new Evidence(
                    now,
                    Duration.ZERO,
                    running && !silence.isNegative() ? silence : Duration.ZERO,
                    Optional.of(session.id()),
                    new Client(session.transcript().client(), false),
                    running
                            ? new Exit.Running()
                            : traces.map(IncidentTraces::exit).orElse(new Exit.Unseen()),
                    session.transcript(),
                    Optional.empty(),
                    traces.map(IncidentTraces::hooks).orElse(Hooks.silent()),
                    session.process()
                            .map(SessionRegistry.Entry::state)
                            .or(() -> traces.map(IncidentTraces::sessionFile))
                            .orElse(SessionFile.NEVER),
                    traces.map(IncidentTraces::kernel).orElse(Kernel.unread()),
                    traces.map(IncidentTraces::screen).orElse(Screen.blank()));
        }

        /** What the journal kept of its end, unless the session has gone on since. */
        private Optional<IncidentTraces> traces(SessionSummary session) {
            return Optional.ofNullable(journal.get(session.id().value().toLowerCase(Locale.ROOT)))
                    .filter(kept -> kept.at().isAfter(session.updated()));
        }
    }

    private static Standing standing(SessionSummary session, String failure) {
        Ending ending = session.transcript().endsOn();
        boolean error = session.transcript().error().isPresent()
                || session.transcript().compactionError().isPresent();
        if (session.running()) {
            boolean atWork = !error && (WELL.contains(failure) || failure.equals(Rulebook.UNEXPLAINED));
            return new Standing("running", Optional.of(failure).filter(name -> !atWork));
        }
        if (failure.equals("transcript-damaged")) {
            return new Standing("damaged", Optional.of(failure));
        }
        if (POISONED.contains(failure)) {
            return new Standing("poisoned", Optional.of(failure));
        }
        if (!error && (ending == Ending.INTERRUPTION || ending.midTurn())) {
            return new Standing("interrupted", Optional.of(failure).filter(name -> !WELL.contains(name)));
        }
        boolean nothing = !error && failure.equals(Rulebook.UNEXPLAINED);
        return WELL.contains(failure) || nothing
                ? new Standing("finished", Optional.empty())
                : new Standing("failed", Optional.of(failure));
    }
}
