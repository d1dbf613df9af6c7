package dev.belay.command.doctor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.belay.console.Console;
import dev.belay.doctor.CheckResult;
import dev.belay.doctor.Finding;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.util.List;

/** What checks found, for a person and for a program. */
final class DoctorReport {
    private static final int LONGEST = 600;

    private final List<CheckResult> results;
    private final Console console;

    DoctorReport(List<CheckResult> results, Console console) {
        this.results = results;
        this.console = console;
    }

    /** Whether anything breaks sessions. */
    boolean failed() {
        return results.stream().anyMatch(CheckResult::failed);
    }

    void print(boolean json) {
        if (json) {
            console.json(this::write);
        } else {
            console.out().print(page(results));
        }
    }

    /** What is found after a dialog about what can be fixed. */
    DoctorReport after(FixDialog dialog) {
        return new DoctorReport(dialog.fix(results), console);
    }

    /** Says what can be fixed, before anybody is asked about it. */
    void printFixable() {
        List<CheckResult> fixable =
                results.stream().filter(CheckResult::isFixable).toList();
        if (!fixable.isEmpty()) {
            console.out().print(page(fixable));
            console.out().flush();
        }
    }

    /** Says what has changed since, and why nothing could be. */
    void printChanged(DoctorReport before) {
        List<CheckResult> changed = results.stream()
                .filter(result -> !before.results.contains(result))
                .toList();
        console.out().print(changed.isEmpty() ? "" : "\n" + page(changed));
        if (before.results.stream().noneMatch(CheckResult::isFixable)) {
            console.complain(
                    "doctor",
                    before.results.stream().anyMatch(CheckResult::isFault)
                            ? "nothing can be fixed automatically (`belay doctor` says what to do)"
                            : "nothing needs fixing");
        }
    }

    /** One paragraph each. */
    private String page(List<CheckResult> results) {
        int width = results.stream()
                .mapToInt(result -> result.check().length())
                .max()
                .orElse(0);
        int column = 6 + width + 2;
        Style style = console.style();
        StringBuilder page = new StringBuilder();
        for (CheckResult result : results) {
            Finding finding = result.finding();
            String status = String.format("%-4s", finding.status().id());
            page.append(result.isFault() ? style.bold(status) : status)
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
        int columns = console.width();
        int room = columns == 0 ? Integer.MAX_VALUE : Math.max(30, columns - column);
        return Paragraph.of(clean(text), room, " ".repeat(column));
    }

    /** The fields of the JSON object. */
    private void write(JsonGenerator json) throws IOException {
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
