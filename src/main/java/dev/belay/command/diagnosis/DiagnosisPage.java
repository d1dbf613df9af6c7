package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Rule;
import dev.belay.report.FactText;
import dev.belay.report.FixText;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import java.util.Optional;

/** What {@code belay diagnose} prints for a person. */
final class DiagnosisPage {
    private static final String INDENT = "         ";

    private final DiagnosisReport report;
    private final Style style;
    private final LabelledRows rows;
    private final int columns;

    DiagnosisPage(DiagnosisReport report, Style style, int columns) {
        this.report = report;
        this.style = style;
        this.rows = new LabelledRows(style, columns);
        this.columns = columns;
    }

    String text() {
        Rule rule = report.diagnosis().best().rule();
        StringBuilder text = new StringBuilder();
        text.append(style.bold(Paragraph.of(DiagnosisReport.clean(report.heading() + ": " + rule.say()), columns, "")))
                .append("\n\n");
        text.append(Paragraph.of(DiagnosisReport.clean(rule.why()), columns, ""))
                .append('\n');
        FactText.byFact(report.because(), DiagnosisReport.LONGEST).forEach((fact, words) -> {
            row(text, "because", words);
            Optional.ofNullable(report.places().get(fact))
                    .ifPresent(place ->
                            text.append('\n').append(INDENT).append(style.dim("at " + DiagnosisReport.clean(place))));
        });
        text.append(report.because().isEmpty() ? "" : "\n");
        FixText.of(rule, report.session().map(DiagnosisTarget.Session::id))
                .forEach(fix -> row(text, "fix", DiagnosisReport.clean(fix)));
        text.append('\n');
        if (!report.diagnosis().candidates().isEmpty()) {
            row(text, "or", String.join(", ", report.diagnosis().candidates()));
        }
        report.session().ifPresent(known -> {
            String running =
                    known.pid().map(pid -> " (open in process " + pid + ")").orElse("");
            known.state().ifPresent(state -> row(text, "state", DiagnosisReport.clean(state.sentence())));
            row(text, "session", known.id() + running);
            known.transcript()
                    .ifPresent(path -> text.append('\n').append(INDENT).append(DiagnosisReport.clean(path)));
        });
        boolean fits = INDENT.length() + report.next().length() <= columns;
        text.append('\n')
                .append(style.dim("next     "))
                .append(fits ? "" : "\n")
                .append(style.bold(report.next()));
        return text.append('\n').toString();
    }

    private void row(StringBuilder text, String label, String words) {
        rows.row(label, words, Integer.MAX_VALUE)
                .forEach(line -> text.append('\n').append(line));
    }
}
