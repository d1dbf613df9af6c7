package dev.belay.recovery.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.recovery.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which of what may never happen has happened in one trial. */
final class Verdict {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String version;
    private final List<Never.Wrong> wrong = new ArrayList<>();

    /**
     * @param version the client's
     */
    Verdict(String version) {
        this.version = version;
    }

    List<Never.Wrong> wrong() {
        return List.copyOf(wrong);
    }

    void add(Never what, String how) {
        wrong.add(what.because(how));
    }

    /** After the end of the run itself. */
    void run(Seen seen, int writers) {
        if (seen.end().startsWith("not ended")) {
            add(Never.HANGING, seen.end());
        }
        if (seen.end().contains("more than the answer") || seen.end().equals("0, but not done")) {
            add(Never.ANSWER, seen.end());
        }
        if (!seen.terminal().isEmpty()) {
            add(Never.TERMINAL, seen.terminal());
        }
        if (writers > 1) {
            add(Never.WRITERS, writers + " clients at once");
        }
        remains(seen, "");
    }

    /**
     * What is counted whenever something has ended.
     *
     * @param when words that follow, with a blank before them
     */
    void remains(Seen seen, String when) {
        add(Never.LOST, seen.lost(), when);
        add(Never.DOUBLED, OfOldClients.without(version, seen.doubled()), when);
        add(Never.LEFT_OVER, seen.leftOver(), when);
    }

    private void add(Never what, List<String> which, String when) {
        if (!which.isEmpty()) {
            add(what, String.join(", ", which) + when);
        }
    }

    /** Each line of a transcript is a JSON object, but the last one of a client that was killed while it wrote. */
    void transcripts(Path home) throws IOException {
        Path projects = home.resolve(".claude/projects");
        if (!Files.isDirectory(projects)) {
            return;
        }
        try (var files = Files.walk(projects)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                List<String> lines = Files.readAllLines(file);
                if (lines.stream().limit(Math.max(0, lines.size() - 1)).anyMatch(line -> !isObject(line))) {
                    add(Never.DAMAGED, file.getFileName().toString());
                }
            }
        }
    }

    private static boolean isObject(String line) {
        try {
            return MAPPER.readTree(line).isObject();
        } catch (IOException torn) {
            return false;
        }
    }
}
