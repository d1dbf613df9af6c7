package dev.belay.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code docs/reference/day.md}: a row for each ordinary thing. */
final class DayDocument {
    private static final Path FILE = Path.of("docs", "reference", "day.md");

    private DayDocument() {}

    static void write(Map<String, List<Comparison>> day) throws IOException {
        Files.writeString(FILE, of(day));
    }

    private static String of(Map<String, List<Comparison>> day) {
        List<String> versions = new ArrayList<>(day.keySet());
        StringBuilder text = new StringBuilder("""
                # An ordinary day

                What people do with claude from morning to evening, done twice: with the client alone and as `belay run`. Each
                time on a terminal of its own (or in a pipe), in an equal home, against a scripted API. Compared are what stands
                on the screen, exit statuses, standard output and standard error, the bodies of the requests, the files in the
                home and the kinds of records in the transcript; ids, times, ports and the words that the client picks at random
                are left out of account. An act that leaves an incident in the journal, or a word of Belay's on the screen or in the
                output, is not equal unless the last column says so. What differs is played up to twice more, and counts only if it
                differs each time. `scripts/day --client 2.1.332,2.1.116` makes this page again.

                """);
        day.forEach((version, acts) -> text.append(version)
                .append(": ")
                .append(acts.stream().filter(Comparison::isEqual).count())
                .append(" of ")
                .append(acts.size())
                .append(" are equal, but for what the last column lists.\n"));
        text.append("\n| # | what is done | ")
                .append(String.join(" | ", versions))
                .append(" | why not wholly equal |\n");
        text.append("|---|---|").append("---|".repeat(versions.size())).append("---|\n");
        int acts = day.get(versions.get(0)).size();
        for (int i = 0; i < acts; i++) {
            row(text, i, day, versions);
        }
        return text.toString();
    }

    private static void row(StringBuilder text, int number, Map<String, List<Comparison>> day, List<String> versions) {
        Comparison first = day.get(versions.get(0)).get(number);
        text.append("| ").append(number + 1).append(" | ").append(first.title()).append(" | ");
        Set<String> reasons = new LinkedHashSet<>();
        for (String version : versions) {
            Comparison act = day.get(version).get(number);
            text.append(word(act)).append(" | ");
            reasons.addAll(act.reasons());
        }
        text.append(String.join("; ", reasons)).append(" |\n");
    }

    private static String word(Comparison act) {
        return !act.isEqual() ? "**different**" : act.reasons().isEmpty() ? "equal" : "equal but for";
    }
}
