package dev.belay.recovery.soak;

import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * {@code docs/reference/soak.md}, a section for each client: what a run came to, and what it cost.
 *
 * @param without tasks without any fault, for comparison
 * @param with those with faults
 * @param alone one long session with many faults, or none
 */
record SoakReport(Setup setup, List<Soak.Result> without, List<Soak.Result> with, List<Soak.Result> alone) {

    /** What was run: a fault at every n-th request of so many tool calls. */
    record Setup(String version, Wire wire, int calls, int every, long seed) {}

    /** How many times the requests of a faultless run a run may cost. */
    static final double BOUND = 1.3;

    private static final Path FILE = Path.of("docs", "reference", "soak.md");
    private static final double MEGABYTE = 1024 * 1024;
    private static final int SETTLED = 5;
    /** One claude may be on its way out when the next one is looked at. */
    private static final int SPARE_DESCRIPTORS = 12;

    private static final String HEAD = """
            # Soak

            Tasks of many tool calls by a real client in print mode under `belay run --unattended` against a scripted API on
            loopback, with a random fault at every n-th request. `scripts/soak` regenerates a section of this page;
            the same seed gives the same faults. `CLAUDE_CODE_MAX_RETRIES=1`: where the client's retries are used up, two requests
            are. 2.1.329 sends a failed 400 six times by itself.
            """;

    /** What must not be. */
    List<String> mistakes() {
        List<String> wrong = new ArrayList<>();
        for (List<Soak.Result> results : List.of(without, with, alone)) {
            results.stream()
                    .filter(result -> !result.isRight())
                    .forEach(
                            result -> wrong.add("seed " + result.seed() + ": " + String.join("; ", result.mistakes())));
        }
        alone.stream().filter(SoakReport::leaks).forEach(one -> wrong.add("open descriptors grow with each recovery"));
        if (cost() >= BOUND) {
            wrong.add(String.format(Locale.ROOT, "%.2f times the requests of a faultless run", cost()));
        }
        return wrong;
    }

    double cost() {
        return (double) sum(with, Soak.Result::requests) / expected();
    }

    /** The same without what the client resent by itself before it believed a failure. */
    private double costOfBelay() {
        int resent = with.stream()
                .mapToInt(result -> Math.max(0, result.spoiledRequests() - spoilers(result)))
                .sum();
        return (double) (sum(with, Soak.Result::requests) - resent) / expected();
    }

    /** Faults that spoil a request at all: a killed client's was answered. */
    private static int spoilers(Soak.Result result) {
        return (int) result.happened().stream()
                .filter(kind -> kind != SoakFault.Kind.KILLED)
                .count();
    }

    private double expected() {
        return (double) sum(without, Soak.Result::requests) / without.size() * with.size();
    }

    static void write(SoakReport report) throws IOException {
        String before = Files.exists(FILE) ? Files.readString(FILE) : HEAD;
        String title = "\n## " + report.title() + "\n";
        int start = before.indexOf(title);
        if (start >= 0) {
            int end = before.indexOf("\n## ", start + title.length());
            before = before.substring(0, start) + (end < 0 ? "" : before.substring(end));
        }
        Files.writeString(FILE, before + title + "\n" + report.text());
    }

    private String title() {
        return setup.wire() == Wires.ANTHROPIC
                ? setup.version()
                : setup.version() + " over " + setup.wire().provider().title();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%d tasks of %d tool calls, a fault at every %dth request, seed %d.\n",
                with.size(),
                setup.calls(),
                setup.every(),
                setup.seed());
        line(text, "| what | |\n|---|---|");
        line(
                text,
                "| finished | %d of %d |",
                with.stream().filter(r -> r.seen().end().equals("done")).count(),
                with.size());
        line(
                text,
                "| faults; recoveries by Belay | %d; %d |",
                sum(with, r -> r.happened().size()),
                sum(with, r -> r.seen().recoveries()));
        line(
                text,
                "| requests; those of as many faultless tasks | %d; %.0f |",
                sum(with, Soak.Result::requests),
                expected());
        line(text, "| that is | %.2f times |", cost());
        line(text, "| without what the client resends by itself | %.2f times |", costOfBelay());
        line(
                text,
                "| lost; doubled messages | %d; %d |",
                sum(with, r -> r.seen().lost().size()),
                sum(with, r -> r.seen().doubled().size()));
        line(text, "| processes left over | %d |", sum(with, r -> r.seen()
                .leftOver()
                .size()));
        means(text);
        kinds(text);
        alone(text);
        return text.toString();
    }

    private void means(StringBuilder text) {
        line(
                text,
                "| supervisor's memory at a task's first request, mean; largest | %s MB |",
                memory(with, r -> r.memory().get(0).bytes()));
        line(text, "| at its last request, mean; largest | %s MB |", memory(with, r -> r.memory()
                .get(r.memory().size() - 1)
                .bytes()));
        line(text, "| seconds per task, mean; faultless | %.1f; %.1f |", seconds(with), seconds(without));
    }

    private void kinds(StringBuilder text) {
        line(text, "\n| fault | times | requests that it spoiled |\n|---|---|---|");
        for (SoakFault.Kind kind : SoakFault.Kind.on(setup.wire())) {
            line(
                    text,
                    "| %s | %d | %d |",
                    kind.words(),
                    sum(with, r ->
                            (int) r.happened().stream().filter(kind::equals).count()),
                    sum(with, r -> r.spoiled().getOrDefault(kind, 0)));
        }
    }

    private void alone(StringBuilder text) {
        for (Soak.Result one : alone) {
            line(
                    text,
                    "\nOne session under one supervisor: %s after %d faults and %d recoveries, %d requests, %.0f s.\n",
                    one.seen().end(),
                    one.happened().size(),
                    one.seen().recoveries(),
                    one.requests(),
                    one.seen().seconds());
            line(text, "| at fault | supervisor's memory, MB | open descriptors |\n|---|---|---|");
            // The first sample is the start's, the last one the end's.
            int last = one.memory().size() - 2;
            for (int at = SETTLED; at < last; at += SETTLED) {
                row(text, Integer.toString(at), one.memory().get(at));
            }
            row(text, Integer.toString(last), one.memory().get(last));
        }
    }

    private static void row(StringBuilder text, String at, Soak.Held held) {
        line(text, "| %s | %.1f | %d |", at, megabytes(held.bytes()), held.descriptors());
    }

    /** What grows with every recovery comes to an end some day. */
    private static boolean leaks(Soak.Result one) {
        int settled =
                one.memory().get(Math.min(SETTLED, one.memory().size() - 1)).descriptors();
        return one.memory().get(one.memory().size() - 1).descriptors() > settled + SPARE_DESCRIPTORS;
    }

    private static String memory(List<Soak.Result> results, ToLongFunction<Soak.Result> which) {
        List<Long> values = results.stream()
                .filter(r -> !r.memory().isEmpty())
                .map(which::applyAsLong)
                .toList();
        double mean = values.stream().mapToLong(value -> value).average().orElse(0);
        long most = values.stream().mapToLong(value -> value).max().orElse(0);
        return String.format(Locale.ROOT, "%.1f; %.1f", mean / MEGABYTE, most / MEGABYTE);
    }

    private static double megabytes(long bytes) {
        return bytes / MEGABYTE;
    }

    private static double seconds(List<Soak.Result> results) {
        return results.stream()
                .mapToDouble(result -> result.seen().seconds())
                .average()
                .orElse(0);
    }

    private static int sum(List<Soak.Result> results, ToIntFunction<Soak.Result> what) {
        return results.stream().mapToInt(what).sum();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
