package dev.belay.command.diagnosis;

import dev.belay.command.diagnosis.input.DiagnosisTarget;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Finding;
import dev.belay.diagnose.Kind;
import dev.belay.diagnose.criterion.Part;
import dev.belay.report.FactText;
import dev.belay.report.FixText;
import dev.belay.text.ApiAnswer;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code belay diagnose} says to a person of pasted text, on at most twelve lines of 80 columns: what happened, because
 * of which words, what to do now, what keeps it from coming back, and how sure that is. What is left of the twelve goes to
 * the cause and to more advice.
 */
final class PastedPage {
    private static final int MOST = 12;
    private static final int LABEL = 9;
    private static final String INDENT = " ".repeat(LABEL);
    private static final Pattern STYLES = Pattern.compile("\033\\[\\d*m");
    private static final int MOST_CANDIDATES = 4;

    private final DiagnosisReport report;
    private final Diagnosis diagnosis;
    private final Style style;
    private final int columns;

    PastedPage(DiagnosisReport report, Style style, int columns) {
        this.report = report;
        this.diagnosis = report.diagnosis();
        this.style = style;
        this.columns = columns;
    }

    String text() {
        List<String> fixes =
                FixText.of(diagnosis.best().rule(), report.session().map(DiagnosisTarget.Session::id));
        List<String> what = heading();
        List<String> because = row("because", quoted(), 2);
        List<String> now = row("now", fixes.isEmpty() ? "" : fixes.get(0), 3);
        List<String> sure = row("sure", sure(), 2);
        List<String> next = List.of(style.dim("next     ") + style.bold(report.next()));
        int left = MOST - size(List.of(what, because, now, sure, next));
        List<String> later = later(fixes, left);
        List<String> cause = row("why", diagnosis.best().rule().why(), Integer.MAX_VALUE);
        cause = cause.size() <= left - later.size() ? cause : List.of();
        StringBuilder page = new StringBuilder();
        for (List<String> part : List.of(what, because, cause, now, later, sure, next)) {
            part.forEach(line -> page.append(line).append('\n'));
        }
        return page.toString();
    }

    /** The lines that a terminal needs for them: it breaks a word that is longer than one. */
    private int size(List<List<String>> parts) {
        int size = 0;
        for (List<String> part : parts) {
            for (String line : part) {
                size += Math.max(1, (Untrusted.columns(STYLES.matcher(line).replaceAll("")) + columns - 1) / columns);
            }
        }
        return size;
    }

    private List<String> heading() {
        String said = Untrusted.redacted(
                report.heading() + ": " + diagnosis.best().rule().say(), 2 * columns - 20);
        return Paragraph.of(said, columns, "").lines().map(style::bold).toList();
    }

    /** The further advice, as much of it as there is room for; where a rule has none, what Belay itself is good for. */
    private List<String> later(List<String> fixes, int room) {
        List<String> lines = new ArrayList<>();
        for (String fix : fixes.size() > 1 ? fixes.subList(1, fixes.size()) : ofItsKind()) {
            List<String> more = row(lines.isEmpty() ? "later" : "", fix, Integer.MAX_VALUE);
            if (lines.size() + more.size() <= room) {
                lines.addAll(more);
            } else if (lines.isEmpty()) {
                lines.addAll(row("later", fix, room));
            }
        }
        return lines;
    }

    private List<String> ofItsKind() {
        if (diagnosis.unexplained()) {
            return List.of();
        }
        return switch (diagnosis.best().rule().kind()) {
            case CLEAN -> List.of();
            case LATER, LIMIT, NETWORK, MEMORY, SHORTAGE, STALL ->
                List.of("Start claude with `belay run --`: it waits this out and resumes by itself.");
            case POISON, DAMAGE ->
                List.of("Start claude with `belay run --`: it repairs and resumes such a session by itself.");
            case CREDENTIALS, PERSON, CONFIGURATION ->
                List.of("`belay doctor` looks for what leads to it before you start.");
        };
    }

    /** The words of the text that it was told by, and where they stand. */
    private String quoted() {
        for (Map.Entry<String, String> fact : report.because().entrySet()) {
            if (fact.getKey().startsWith("screen")) {
                String place = report.places().getOrDefault(fact.getKey(), "");
                String where = place.isEmpty() ? "" : " (" + Untrusted.shorten(DiagnosisReport.clean(place), 40) + ")";
                int room = 2 * (columns - LABEL) - where.length() - 12;
                String words = ApiAnswer.sentence(fact.getValue()).strip();
                return '"' + Untrusted.shorten(words.replace('"', '\''), Math.max(40, room)) + '"' + where;
            }
        }
        return String.join(
                "; ", FactText.byFact(report.because(), DiagnosisReport.LONGEST).values());
    }

    private String sure() {
        List<Finding> others = diagnosis.others().stream()
                .filter(other -> other.rule().kind() != Kind.CLEAN)
                .toList();
        if (diagnosis.unexplained()) {
            return others.isEmpty() ? "no failure is known by these words" : "spoken of: " + names(others);
        }
        if (others.isEmpty()) {
            boolean read = report.because().keySet().stream().anyMatch(fact -> fact.startsWith("screen"));
            boolean sentence = diagnosis.best().weight().text().part() == Part.SENTENCE;
            return !read || sentence || diagnosis.best().rule().kind() == Kind.CLEAN
                    ? "certain"
                    : "likely: only a status or a code says so";
        }
        List<Finding> asGood = others.stream()
                .filter(other -> onlyByLength(diagnosis.best(), other))
                .toList();
        return asGood.isEmpty()
                ? "likely; else " + names(others)
                : "one of " + diagnosis.failure() + ", " + names(asGood);
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

    private List<String> row(String label, String words, int most) {
        if (words.isBlank() || most <= 0) {
            return Collections.emptyList();
        }
        List<String> lines = Paragraph.of(DiagnosisReport.clean(words), columns - LABEL, INDENT)
                .lines()
                .toList();
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(most, lines.size())));
        if (shown.size() < lines.size()) {
            int last = shown.size() - 1;
            shown.set(last, Untrusted.shorten(shown.get(last) + " …", columns - LABEL));
        }
        shown.set(0, style.dim(String.format("%-" + LABEL + "s", label)) + shown.get(0));
        return shown;
    }
}
