package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Advice;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Rule;
import java.util.List;

/**
 * A text in which no failure is known, or one that only speaks of failures. That is none: it may be of another program, or
 * of a session that is well.
 */
final class NothingKnown {
    private NothingKnown() {}

    /** This diagnosis, unless it only says that nothing explains a text that belongs to no session. */
    static Diagnosis unless(Diagnosis diagnosis, DiagnosisTarget target) {
        if (!diagnosis.unexplained() || target.session().isPresent()) {
            return diagnosis;
        }
        boolean mentions = !diagnosis.others().isEmpty();
        Rule rule = diagnosis
                .best()
                .rule()
                .with(Advice.everywhere(
                        mentions
                                ? "This text speaks of " + spoken(diagnosis.candidates())
                                        + ", but nothing in it says that a session of yours died."
                                : "Belay found no known failure of claude in this text.",
                        mentions
                                ? "Its words are those of a tool, of the model, of another program or of a document, or"
                                        + " claude has gone on since."
                                : "It may come from another program, or the part that shows the failure may be missing.",
                        List.of(
                                "Paste more: the last screen before claude ended, and what the shell printed after it.",
                                "Or name a session (`belay sessions` lists them).")));
        return new Diagnosis(
                new Finding(rule, diagnosis.best().because(), diagnosis.best().weight()), diagnosis.others());
    }

    private static String spoken(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
