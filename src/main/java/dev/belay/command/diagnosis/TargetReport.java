package dev.belay.command.diagnosis;

import dev.belay.claude.ProjectDirectory;
import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.console.Console;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import java.io.IOException;
import java.util.Optional;

/** Asks the rules what a target shows, and prints what they say. */
final class TargetReport {
    private final Rulebook rules;
    private final Console console;
    private DiagnosisReport report;

    TargetReport(Rulebook rules, Console console) {
        this.rules = rules;
        this.console = console;
    }

    /** Asks them, and looks up where the facts stand. */
    void on(DiagnosisTarget target) throws IOException {
        Diagnosis diagnosis = Judged.by(rules, target, console).diagnosis();
        String here = ProjectDirectory.physical(console.workingDirectory()).toString();
        report = new DiagnosisReport(
                diagnosis, target.session(), target.places().of(diagnosis.best()), Optional.of(here));
    }

    /** Whether it is about a session, and not about a text. */
    boolean ofSession() {
        return report.session().isPresent();
    }

    /** Prints it and returns the exit status. */
    int print(boolean json) {
        int width = console.width() > 0 ? console.width() : Integer.MAX_VALUE;
        console.out().print(json ? report.json() : report.text(console.style(), width));
        return report.status();
    }
}
