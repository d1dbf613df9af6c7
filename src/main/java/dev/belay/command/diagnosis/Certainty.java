package dev.belay.command.diagnosis;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.criterion.Part;
import java.util.List;
import java.util.stream.Collectors;

/** How sure a diagnosis of pasted text is, in words. */
final class Certainty {
    private static final int MOST_CANDIDATES = 4;

    private Certainty() {}

    static String of(Diagnosis diagnosis) {
        List<Finding> others = diagnosis.others().stream()
                .filter(other -> other.rule().kind() != Kind.CLEAN)
                .toList();
        if (diagnosis.unexplained()) {
            return others.isEmpty() ? "no failure is known by these words" : "spoken of: " + names(others);
        }
        if (others.isEmpty()) {
            return ofTheOnlyOne(diagnosis.best());
        }
        List<Finding> asGood = others.stream()
                .filter(other -> onlyByLength(diagnosis.best(), other))
                .toList();
        return asGood.isEmpty()
                ? "likely; else " + names(others)
                : "one of " + diagnosis.failure() + ", " + names(asGood);
    }

    private static String ofTheOnlyOne(Finding finding) {
        boolean read = finding.because().keySet().stream().anyMatch(fact -> fact.startsWith("screen"));
        boolean sentence = finding.weight().text().part() == Part.SENTENCE;
        return !read || sentence || finding.rule().kind() == Kind.CLEAN
                ? "certain"
                : "likely: only a status or a code says so";
    }

    private static String names(List<Finding> findings) {
        return findings.stream()
                .limit(MOST_CANDIDATES)
                .map(finding -> finding.rule().name())
                .collect(Collectors.joining(", "));
    }

    /** Whether nothing sets the two apart but how many characters they read, and where. */
    private static boolean onlyByLength(Finding best, Finding next) {
        return best.weight().facts().equals(next.weight().facts())
                && best.weight().text().turn() == next.weight().text().turn()
                && best.weight().text().part() == next.weight().text().part();
    }
}
