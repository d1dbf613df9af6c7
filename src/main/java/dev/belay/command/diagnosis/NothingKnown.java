package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Rule;
import java.util.List;

/** A text in which nothing is known. That is no failure: it may be of another program, or of a session that is well. */
final class NothingKnown {
    private NothingKnown() {}

    /** This diagnosis, unless it only says that nothing explains a text that belongs to no session. */
    static Diagnosis unless(Diagnosis diagnosis, DiagnosisTarget target) {
        if (!diagnosis.unexplained() || target.session().isPresent()) {
            return diagnosis;
        }
        Rule rule = diagnosis
                .best()
                .rule()
                .with(Advice.everywhere(
                        "Belay found no known failure of claude in this text.",
                        "It may come from another program, or the part that shows the failure may be missing.",
                        List.of(
                                "Paste more: the last screen before claude ended, and what the shell printed after it.",
                                "Or name a session (`belay sessions` lists them).")));
        return new Diagnosis(
                new Finding(rule, diagnosis.best().because(), diagnosis.best().weight()), List.of());
    }
}
