package dev.belay.recovery.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code docs/reference/chaos.md}: what a run of {@code scripts/chaos} came to. */
record ChaosReport(long seed, List<Outcome> outcomes) {
    private static final Path FILE = Path.of("docs", "reference", "chaos.md");
    private static final String HEAD = """
            # Chaos

            A real client works on a task of three tool calls under `belay run --unattended`, in a terminal or in print mode, and
            one random blow falls at a random moment of it: a signal to the client, to the JVM, to the launcher, to a tool, or to
            two of them at once; one of them frozen for a while; the terminal closed; a terminal that stops reading. In every
            second task the API fails as well, so that recoveries and compactions are hit too. `scripts/chaos` makes this page
            again; the same seed gives the same blows, though not to the same millisecond.

            What may never happen: a session that cannot be taken up again with everything that was in it, a terminal left in
            another state, a process left over, a damaged transcript, a message twice, an answer that is missing where the status
            is 0, a supervisor that hangs, two clients on one session.
            """;

    void write() throws IOException {
        Files.writeString(FILE, text());
    }

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        long hit = outcomes.stream().filter(Outcome::hit).count();
        text.append("\n%d trials from seed %d on (%s); %d blows met somebody. What may never happen: %d times.\n"
                .formatted(
                        outcomes.size(),
                        seed,
                        outcomes.stream()
                                .map(Outcome::version)
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        hit,
                        outcomes.stream().filter(outcome -> !outcome.isRight()).count()));
        text.append(
                "\n| blow | trials | done by itself | went on by hand, after status | wrong |\n|---|---|---|---|---|\n");
        Map<String, List<Outcome>> rows = outcomes.stream()
                .filter(Outcome::hit)
                .collect(Collectors.groupingBy(outcome -> outcome.blow().row(), TreeMap::new, Collectors.toList()));
        rows.forEach((row, all) -> text.append("| %s | %d | %d | %s | %s |\n"
                .formatted(row, all.size(), count(all, "done"), statuses(all), wrong(all))));
        return text.toString();
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
        return all.stream()
                .filter(outcome -> !outcome.isRight())
                .map(outcome -> "seed " + outcome.seed())
                .collect(Collectors.joining(", "));
    }
}
