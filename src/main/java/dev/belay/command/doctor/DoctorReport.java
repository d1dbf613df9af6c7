package dev.belay.command.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.Finding;
import dev.belay.doctor.Status;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.util.List;

/** What checks found, for a person and for a program. */
final class DoctorReport {
    private static final int LONGEST = 600;

    private final Style style;
    private final int columns;

    /** @param columns the width of the terminal; 0 for none */
    DoctorReport(Style style, int columns) {
        this.style = style;
        this.columns = columns;
    }

    /** One paragraph each. */
    String page(List<CheckResult> results) {
        int width = results.stream()
                .mapToInt(result -> result.check().length())
                .max()
                .orElse(0);
        int column = 6 + width + 2;
        StringBuilder page = new StringBuilder();
        for (CheckResult result : results) {
            Finding finding = result.finding();
            String status = String.format("%-4s", finding.status().id());
            boolean fault = finding.status().compareTo(Status.WARN) >= 0;
            page.append(fault ? style.bold(status) : status)
                    .append("  ")
                    .append(String.format("%-" + width + "s", result.check()))
                    .append("  ")
                    .append(paragraph(finding.say(), column))
                    .append('\n');
            if (!finding.fix().isEmpty()) {
                page.append(" ".repeat(column))
                        .append(style.dim(paragraph(finding.fix(), column)))
                        .append('\n');
            }
        }
        return page.toString();
    }

    private String paragraph(String text, int column) {
        int room = columns == 0 ? Integer.MAX_VALUE : Math.max(30, columns - column);
        return Paragraph.of(clean(text), room, " ".repeat(column));
    }

    /** The fields of the JSON object. */
    static void write(JsonGenerator json, List<CheckResult> results) throws IOException {
        json.writeArrayFieldStart("checks");
        for (CheckResult result : results) {
            write(json, result);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, CheckResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("check", result.check());
        json.writeStringField("status", result.finding().status().id());
        json.writeStringField("say", clean(result.finding().say()));
        json.writeStringField("fix", clean(result.finding().fix()));
        json.writeEndObject();
    }

    /** Names of files and servers, and what programs print, are text from outside. */
    static String clean(String text) {
        return Untrusted.redacted(text, LONGEST);
    }
}
