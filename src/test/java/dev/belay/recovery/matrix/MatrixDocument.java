package dev.belay.recovery.matrix;

import dev.belay.recovery.Seen;
import dev.belay.recovery.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code docs/reference/recoveries.md} and its like: a section for each trial, a row for each provider, client and mode. */
final class MatrixDocument {
    static final Path FILE = Path.of("docs", "reference", "recoveries.md");
    private static final Path PROVIDERS = Path.of("docs", "reference", "recoveries-providers.md");

    private static final String ELSEWHERE = """
            # Recoveries on other providers

            The same as [on the Anthropic API](recoveries.md), on scripted Amazon Bedrock (all of it, and its own faults),
            Google Vertex AI, Microsoft Foundry and a gateway like LiteLLM (what differs there). The first seed happened on
            Bedrock: a whole text, then an exception "Out of memory". `scripts/recovery-matrix --providers` regenerates this
            page. Right is at most six recoveries, exit status 75 and a notification where nothing helps.

            """;

    private final Path file;
    private final String head;
    private final boolean providers;

    private MatrixDocument(Path file, String head, boolean providers) {
        this.file = file;
        this.head = head;
        this.providers = providers;
    }

    /** That of the Anthropic API. */
    static MatrixDocument ofTheApi() {
        return new MatrixDocument(FILE, head(), false);
    }

    /** That of the other providers. */
    static MatrixDocument ofProviders() {
        return new MatrixDocument(PROVIDERS, ELSEWHERE, true);
    }

    void write(List<Cell> cells) throws IOException {
        Files.writeString(file, of(cells));
    }

    private static String head() {
        return """
                # Recoveries made for real

                A task of %d tool calls, worked on by the real clients under `belay run --unattended` against a scripted API
                on loopback; in the middle of it, at the third step, something goes wrong. Nobody is at the keyboard: where
                the client waits at its prompt with the task done, `/exit` is typed for it. `scripts/recovery-matrix` regenerates
                this page. `CLAUDE_CODE_MAX_RETRIES=1` (the client's default is 10), so where retries are spent, two
                requests are; 2.1.329 sends some failed 400s six times by itself.

                "Requests" are those of the conversation plus those for a summary, and in brackets what the same task costs
                when nothing goes wrong. "Lost": prompts and tool results that the model had been shown and that neither
                stand in the last request nor are covered by its summary. "Doubled": those that stand twice in any request
                or in the transcript. "Left over": processes that outlived Belay.

                """.formatted(Trial.STEPS);
    }

    private String of(List<Cell> cells) {
        StringBuilder text = new StringBuilder(head);
        summary(text, cells);
        Map<String, List<Cell>> trials = new LinkedHashMap<>();
        cells.forEach(cell -> trials.computeIfAbsent(cell.trial().name(), name -> new ArrayList<>())
                .add(cell));
        trials.values().forEach(rows -> section(text, rows, cells));
        return text.toString();
    }

    private static void summary(StringBuilder text, List<Cell> cells) {
        long made = cells.stream().filter(cell -> cell.seen() != null).count();
        long right = cells.stream()
                .filter(cell -> cell.seen() != null && cell.mistakes().isEmpty())
                .count();
        text.append(right + " of " + made + " ended as they should.");
        if (made < cells.size()) {
            text.append(" " + (cells.size() - made) + " were not made; the reasons stand in their rows.");
        }
        text.append('\n');
    }

    private void section(StringBuilder text, List<Cell> rows, List<Cell> all) {
        Trial trial = rows.get(0).trial();
        text.append("\n## ")
                .append(trial.name())
                .append("\n\nDone: ")
                .append(trial.done())
                .append(".\n\n");
        text.append(providers ? "| provider " : "");
        text.append(
                "| claude | mode | end | Belay said | requests | recoveries | seconds | lost | doubled | left over |\n");
        text.append(providers ? "|---" : "").append("|---|---|---|---|---|---|---|---|---|---|\n");
        for (Cell row : rows) {
            text.append(providers ? "| " + row.wire().id() + " " : "");
            text.append("| ")
                    .append(row.version())
                    .append(" | ")
                    .append(row.mode().id());
            if (row.seen() == null) {
                String why = row.failed() ? "it could not be carried out" : row.without();
                text.append(" | not made: ").append(why).append(" | | | | | | | |\n");
                continue;
            }
            text.append(" | ").append(row(row, all)).append(" |\n");
        }
        for (Cell row : rows) {
            if (row.seen() != null && !row.mistakes().isEmpty()) {
                text.append("\nNot as it must be on " + (providers ? row.wire().id() + ", " : "") + row.version() + ", "
                        + row.mode().id() + ": " + String.join("; ", row.mistakes()) + ".\n");
            }
        }
    }

    private static String row(Cell row, List<Cell> all) {
        Seen seen = row.seen();
        return String.join(
                " | ",
                seen.end(),
                said(seen),
                (seen.requests() + seen.compactions()) + faultless(row, all),
                Integer.toString(seen.recoveries()),
                Long.toString(Math.round(seen.seconds())),
                count(seen.lost()),
                count(seen.doubled()),
                count(seen.leftOver()));
    }

    private static String said(Seen seen) {
        if (seen.failures().isEmpty()) {
            return "nothing";
        }
        List<String> parts = new ArrayList<>();
        for (String failure : new LinkedHashSet<>(seen.failures())) {
            long count = seen.failures().stream().filter(failure::equals).count();
            parts.add("`" + failure + "`" + (count > 1 ? " " + count + "x" : ""));
        }
        return String.join(", ", parts);
    }

    private static String faultless(Cell row, List<Cell> all) {
        Optional<Seen> nothing = all.stream()
                .filter(cell -> cell.trial().name().equals("nothing")
                        && cell.version().equals(row.version())
                        && cell.wire() == row.wire()
                        && cell.mode() == row.mode()
                        && cell.seen() != null)
                .map(Cell::seen)
                .findFirst();
        return nothing.map(seen -> " (" + (seen.requests() + seen.compactions()) + ")")
                .orElse("");
    }

    private static String count(List<String> which) {
        return which.isEmpty()
                ? "0"
                : which.size() + ": " + String.join(", ", which).replace("|", "\\|");
    }
}
