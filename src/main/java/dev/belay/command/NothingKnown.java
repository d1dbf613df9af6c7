package dev.belay.command;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Rule;
import java.util.List;

/** A text in which nothing is known. That is no failure: it may be of another program, or of a session that is well. */
final class NothingKnown {
    private NothingKnown() {}

    /** This diagnosis, unless it only says that nothing explains a text that belongs to no session. */
    static Diagnosis unless(Diagnosis diagnosis, Subject subject) {
        if (!diagnosis.unexplained() || subject.session().isPresent()) {
            return diagnosis;
        }
        Rule rule = new Rule(
                diagnosis.failure(),
                "Nothing in this text is a failure of claude that Belay knows.",
                "It may be the output of another program, or what tells of the failure may be missing.",
                List.of(
                        "Paste more of it: the last screen before claude ended, and what the shell said then.",
                        "Name a session instead: belay sessions lists them."),
                List.of(),
                diagnosis.best().rule().recover(),
                List.of());
        return new Diagnosis(
                new Finding(rule, diagnosis.best().because(), diagnosis.best().weight()), List.of());
    }
}
