package dev.belay.command.diagnosis;

import dev.belay.report.FactText;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Untrusted;
import java.util.Map;

/** The words of a text that a failure was told by, and where they stand; without any, the facts. */
final class Quotation {
    private static final int LONGEST_PLACE = 40;
    private static final int SHORTEST_WORDS = 40;

    private Quotation() {}

    /**
     * On two lines at most.
     *
     * @param columns the columns that each of them has
     */
    static String of(DiagnosisReport report, int columns) {
        for (Map.Entry<String, String> fact : report.because().entrySet()) {
            if (fact.getKey().startsWith("screen")) {
                return words(fact.getValue(), report.places().getOrDefault(fact.getKey(), ""), columns);
            }
        }
        return DiagnosisReport.clean(String.join(
                "; ", FactText.byFact(report.because(), DiagnosisReport.LONGEST).values()));
    }

    private static String words(String text, String place, int columns) {
        String where =
                place.isEmpty() ? "" : " (" + Untrusted.shorten(DiagnosisReport.clean(place), LONGEST_PLACE) + ")";
        int room = Math.max(SHORTEST_WORDS, 2 * columns - where.length() - 12);
        String words = ApiAnswer.sentence(text).strip().replace('"', '\'');
        return DiagnosisReport.clean('"' + Untrusted.shorten(words, room) + '"' + where);
    }
}
