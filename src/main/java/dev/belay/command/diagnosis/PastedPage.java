package dev.belay.command.diagnosis;

import dev.belay.diagnose.Diagnosis;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code belay diagnose} says to a person of pasted text, on at most twelve lines of 80 columns: what happened, because
 * of which words, what to do now, what keeps it from coming back, and how sure that is. What is left of the twelve goes to
 * the cause and to more advice.
 */
final class PastedPage {
    private static final int MOST = 12;

    private final DiagnosisReport report;
    private final Diagnosis diagnosis;
    private final LabelledRows rows;
    private final int columns;

    PastedPage(DiagnosisReport report, Style style, int columns) {
        this.report = report;
        this.diagnosis = report.diagnosis();
        this.rows = new LabelledRows(style, columns);
        this.columns = columns;
    }

    String text() {
        Remedies remedies = Remedies.of(report);
        List<String> what = heading();
        List<String> because = rows.row("because", Quotation.of(report, columns - rows.indent()), 2);
        List<String> now = rows.row("now", DiagnosisReport.clean(remedies.now()), 3);
        List<String> sure = rows.row("sure", DiagnosisReport.clean(Certainty.of(diagnosis)), 2);
        List<String> next = List.of(rows.next(report.next()));
        int left = MOST - rows.height(List.of(what, because, now, sure, next));
        List<String> later = later(remedies.later(), left);
        List<String> cause =
                rows.row("why", DiagnosisReport.clean(diagnosis.best().rule().why()), Integer.MAX_VALUE);
        cause = cause.size() <= left - later.size() ? cause : List.of();
        StringBuilder page = new StringBuilder();
        for (List<String> part : List.of(what, because, cause, now, later, sure, next)) {
            part.forEach(line -> page.append(line).append('\n'));
        }
        return page.toString();
    }

    private List<String> heading() {
        String said = Untrusted.redacted(
                report.heading() + ": " + diagnosis.best().rule().say(), 2 * columns - 20);
        return rows.heading(said);
    }

    /** The further advice, as much of it as there is room for. */
    private List<String> later(List<String> advice, int room) {
        List<String> lines = new ArrayList<>();
        for (String one : advice) {
            String words = DiagnosisReport.clean(one);
            List<String> more = rows.row(lines.isEmpty() ? "later" : "", words, Integer.MAX_VALUE);
            if (lines.size() + more.size() <= room) {
                lines.addAll(more);
            } else if (lines.isEmpty()) {
                lines.addAll(rows.row("later", words, room));
            }
        }
        return lines;
    }
}
