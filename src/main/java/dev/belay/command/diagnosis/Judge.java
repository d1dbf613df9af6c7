package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;

/** Asks the rules, which know how sessions end, of what need not have ended and need not be a session. */
final class Judge {
    private final Rulebook rules;

    Judge(Rulebook rules) {
        this.rules = rules;
    }

    Diagnosis diagnose(DiagnosisTarget target, Evidence evidence) {
        return NothingKnown.unless(AtWork.unless(rules.diagnose(evidence), evidence, rules), target);
    }
}
