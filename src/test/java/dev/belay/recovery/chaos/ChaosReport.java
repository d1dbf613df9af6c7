package dev.belay.recovery.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code docs/reference/chaos.md}: what a run of {@code scripts/chaos} came to. */
record ChaosReport(List<Outcome> outcomes) {
    private static final Path FILE = Path.of("docs", "reference", "chaos.md");
    private static final String HEAD = """
            # Chaos

            A real client works on a task of four tool calls under `belay run --unattended`, in a terminal or in print mode, and
            one random blow falls. `scripts/chaos` makes this page again; the same seed gives the same blows, though not to the
            same millisecond.

            - What: any deadly signal, to the client, the JVM, the launcher, a tool, or several of them at once; some of them frozen
              for up to 12 s; the terminal closed; a terminal that reads nothing for a while; the file system with Belay's state and
              the files of the run full, or only to be read any more; a process that gets no more memory than it has (`prlimit
              --data`); all of them together in a control group that keeps 70, 85 or 100 % of its memory, or what the kernel can
              bring it down to; the time of day 3 hours or 2 days off at once. A machine without user namespaces, `prlimit`,
              libfaketime or a control group that can be made leaves out what needs them.
            - When: soon after the start, after a request, after one for a summary, after an error after which Belay has to resume,
              after the error that a tool call has no result, after the last request, or at any time. Where the moment needs no
              error, the API fails in every second task all the same.

            What may never happen: a session that cannot be taken up again with everything that was in it, a terminal left in
            another state, a process left over, a damaged transcript, a message twice, an answer that is missing where the status
            is 0, a supervisor that hangs, two clients on one session. What 1.0.35 does by itself is not counted: it resumes into
            a copy of the transcript, and in print mode it sends the first result of a tool twice. Nor is a result that a
            client was killed before it wrote it down, a moment after it had sent it: Belay tells the next one that the
            outcome of that call is unknown.
            """;

    /** Whatever follows it was written by a person, and stays. */
    private static final String BY_HAND = "<!-- scripts/chaos leaves alone what follows. -->\n";

    void write() throws IOException {
        Files.writeString(FILE, text(Files.exists(FILE) ? Files.readString(FILE) : ""));
    }

    /**
     * @param before the page as it is
     */
    String text(String before) {
        StringBuilder text = new StringBuilder(HEAD);
        summary(text);
        never(text);
        table(text, "blow", outcome -> outcome.blow().what());
        table(text, "to", outcome -> outcome.blow().whom());
        table(text, "after", outcome -> outcome.blow().stage().words());
        table(text, "mode and client", outcome -> outcome.mode().id() + ", " + outcome.version());
        found(text);
        int byHand = before.indexOf(BY_HAND);
        return text.append('\n')
                .append(byHand < 0 ? BY_HAND : before.substring(byHand))
                .toString();
    }

    private void summary(StringBuilder text) {
        text.append(
                "\n%d trials, seeds %s (%s); %d blows met somebody. In %d trials something happened that may never happen.\n"
                        .formatted(
                                outcomes.size(),
                                seeds(),
                                outcomes.stream()
                                        .map(Outcome::version)
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", ")),
                                outcomes.stream().filter(Outcome::hit).count(),
                                outcomes.stream()
                                        .filter(outcome -> !outcome.isRight())
                                        .count()));
    }

    /** As ranges: they are in order. */
    private String seeds() {
        StringBuilder ranges = new StringBuilder();
        for (int i = 0; i < outcomes.size(); i++) {
            int first = i;
            while (i + 1 < outcomes.size()
                    && outcomes.get(i + 1).seed() == outcomes.get(i).seed() + 1) {
                i++;
            }
            ranges.append(ranges.length() == 0 ? "" : ", ")
                    .append(outcomes.get(first).seed());
            ranges.append(i > first ? " to " + outcomes.get(i).seed() : "");
        }
        return ranges.toString();
    }

    private void never(StringBuilder text) {
        text.append("\n| what may never happen | trials |\n|---|---|\n");
        for (Never what : Never.values()) {
            long trials = outcomes.stream()
                    .filter(outcome -> outcome.wrong().stream().anyMatch(wrong -> wrong.what() == what))
                    .count();
            text.append("| %s | %d |\n".formatted(what.words(), trials));
        }
    }

    private void table(StringBuilder text, String head, Function<Outcome, String> row) {
        text.append(
                "\n| %s | trials | done by itself | went on by hand, after status | wrong |\n|---|---|---|---|---|\n"
                        .formatted(head));
        Map<String, List<Outcome>> rows = outcomes.stream()
                .filter(Outcome::hit)
                .collect(Collectors.groupingBy(row, TreeMap::new, Collectors.toList()));
        rows.forEach((name, all) -> text.append("| %s | %d | %d | %s | %s |\n"
                .formatted(name, all.size(), count(all, "done"), statuses(all), wrong(all))));
    }

    private void found(StringBuilder text) {
        outcomes.stream().filter(outcome -> !outcome.isRight()).forEach(outcome -> text.append(
                        text.indexOf("\n## ") < 0 ? "\n## What happened nevertheless\n\n" : "")
                .append("- ")
                .append(outcome.told())
                .append('\n'));
    }

    private static long count(List<Outcome> all, String end) {
        return all.stream().filter(outcome -> outcome.end().equals(end)).count();
    }

    private static String statuses(List<Outcome> all) {
        Map<String, Long> ends = all.stream()
                .map(Outcome::end)
                .filter(end -> !end.equals("done"))
                .collect(Collectors.groupingBy(end -> end, TreeMap::new, Collectors.counting()));
        return ends.entrySet().stream()
                .map(end -> end.getKey() + (end.getValue() > 1 ? " (" + end.getValue() + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    private static String wrong(List<Outcome> all) {
        long wrong = all.stream().filter(outcome -> !outcome.isRight()).count();
        return wrong == 0 ? "" : "" + wrong;
    }
}
