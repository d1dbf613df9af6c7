package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.command.diagnosis.input.SessionProviders;
import dev.belay.console.Console;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;

/** What was looked at, with its provider, and what the rules say of it. */
public record Judged(DiagnosisTarget target, Evidence evidence, Diagnosis diagnosis) {

    /** Asks these rules. */
    public static Judged by(Rulebook rules, DiagnosisTarget target, Console console) {
        Evidence evidence = new SessionProviders(console.environment(), console.workingDirectory()).of(target);
        return new Judged(target, evidence, new Judge(rules).diagnose(target, evidence));
    }
}
