package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Diagnosis;
import dev.belay.report.FixText;
import java.util.List;

/**
 * What to do against a failure.
 *
 * @param now what to do at once; empty where there is nothing to do
 * @param later what else helps, and keeps it from coming back; where a rule says nothing of that, what Belay itself is
 *     good for
 */
record Remedies(String now, List<String> later) {

    static Remedies of(DiagnosisReport report) {
        List<String> fixes =
                FixText.of(report.diagnosis().best().rule(), report.session().map(DiagnosisTarget.Session::id));
        return new Remedies(
                fixes.isEmpty() ? "" : fixes.get(0),
                fixes.size() > 1 ? fixes.subList(1, fixes.size()) : byBelay(report.diagnosis()));
    }

    private static List<String> byBelay(Diagnosis diagnosis) {
        if (diagnosis.unexplained()) {
            return List.of();
        }
        return switch (diagnosis.best().rule().kind()) {
            case CLEAN, BUDGET -> List.of();
            case LATER, LIMIT, NETWORK, MEMORY, SHORTAGE, STALL ->
                List.of("Start claude with `belay run --`: it waits this out and resumes by itself.");
            case POISON, DAMAGE ->
                List.of("Start claude with `belay run --`: it repairs and resumes such a session by itself.");
            case CREDENTIALS, PERSON, CONFIGURATION ->
                List.of("`belay doctor` looks for what leads to it before you start.");
        };
    }
}
