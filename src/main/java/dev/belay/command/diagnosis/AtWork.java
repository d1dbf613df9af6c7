package dev.belay.command.diagnosis;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.Rule;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.fact.Fact;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * A session that is alive and has no error, at work or at its prompt. The rules know ends and have no name for it; that
 * nothing explains it is no failure then, and that it is well does not mean that it has ended.
 */
final class AtWork {
    private AtWork() {}

    /** This diagnosis, unless it only says that a session which is alive is well, or that it has no name for that. */
    static Diagnosis unless(Diagnosis diagnosis, Evidence evidence, Rulebook rules) {
        boolean well = diagnosis.best().rule().kind() == Kind.CLEAN;
        if (!evidence.aliveWithoutError() || !diagnosis.unexplained() && !well) {
            return diagnosis;
        }
        // Busy on the next turn already, which its transcript does not show yet.
        boolean waits = well && !evidence.reports().isBusy();
        Rule rule =
                well ? diagnosis.best().rule() : rules.named(Rulebook.FINISHED).orElseThrow();
        LinkedHashMap<String, String> because = new LinkedHashMap<>();
        for (Fact fact : List.of(
                Fact.EXIT_STATE,
                Fact.TRANSCRIPT_RETRIES,
                Fact.TRANSCRIPT_ENDS_ON,
                Fact.STATUS_STATE,
                Fact.SESSION_FILE,
                Fact.SILENCE_SECONDS)) {
            String value = fact.read(evidence);
            if (!value.equals("none")) {
                because.put(fact.id(), value);
            }
        }
        return new Diagnosis(
                new Finding(
                        rule.with(waits ? RunningAdvice.atItsPrompt() : RunningAdvice.atWork(evidence)),
                        because,
                        diagnosis.best().weight()),
                List.of());
    }
}
