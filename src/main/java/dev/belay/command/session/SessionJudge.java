package dev.belay.command.session;

import dev.belay.console.Console;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import dev.belay.transcript.catalogue.SessionSummary;
import java.util.HashMap;
import java.util.Map;

/** Asks the rules of many sessions, once for the same facts: most of thousands have ended alike. */
final class SessionJudge {
    private final Rulebook rules;
    private final SummaryEvidence evidence;
    private final Map<String, Diagnosis> known = new HashMap<>();

    SessionJudge(Rulebook rules, Console console) {
        this.rules = rules;
        this.evidence = SummaryEvidence.here(console);
    }

    SessionState of(SessionSummary session) {
        Evidence seen = evidence.of(session);
        StringBuilder facts = new StringBuilder();
        for (Fact fact : Fact.values()) {
            facts.append(fact.read(seen)).append('\n');
        }
        return SessionState.of(session, known.computeIfAbsent(facts.toString(), key -> rules.diagnose(seen)));
    }
}
