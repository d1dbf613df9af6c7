package dev.belay.recovery.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.recovery.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which of what may never happen has happened in one trial. */
final class Verdict {
    private static final int LONGEST = 160;
    /** Where Belay keeps what it keeps, from the home: usually, and where a file system of its own is about to fail. */
    private static final List<String> STATES = List.of(".local/state/belay", "../place");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String version;
    private final Path home;
    private final Set<String> leftOver = new HashSet<>();
    private final List<Never.Wrong> wrong = new ArrayList<>();

    /**
     * @param version the client's
     * @param home where it and Belay keep what they keep
     */
    Verdict(String version, Path home) {
        this.version = version;
        this.home = home;
    }

    List<Never.Wrong> wrong() {
        return List.copyOf(wrong);
    }

    void add(Never what, String how) {
        wrong.add(what.because(how));
    }

    /** After the end of the run itself. */
    void run(Seen seen, String writers) {
        if (ranAlone(seen)) {
            // Nobody was there to bring it back, or to end it after its task.
            return;
        }
        if (seen.end().startsWith("not ended")) {
            add(Never.HANGING, seen.end());
        }
        if (seen.end().contains("more than the answer") || seen.end().equals("0, but not done")) {
            add(Never.ANSWER, seen.end());
        }
        if (!seen.terminal().isEmpty()) {
            add(Never.TERMINAL, seen.terminal());
        }
        if (!writers.isEmpty()) {
            add(Never.WRITERS, abridged(writers));
        }
        remains(seen, "");
    }

    /** Whether claude was without Belay, which could not start: then it does as it does alone. */
    private boolean ranAlone(Seen seen) {
        return seen.told().contains("starting claude without it")
                || STATES.stream().noneMatch(state -> Files.isDirectory(home.resolve(state)));
    }

    /**
     * What is counted whenever something has ended.
     *
     * @param when words that follow, with a blank before them
     */
    void remains(Seen seen, String when) {
        add(Never.LOST, seen.lost().stream().filter(this::wasWritten).toList(), when);
        add(Never.DOUBLED, OfOldClients.without(version, seen.doubled()), when);
        List<String> more = new ArrayList<>(seen.leftOver());
        more.removeAll(leftOver);
        leftOver.addAll(more);
        add(Never.LEFT_OVER, more.stream().map(Verdict::abridged).toList(), when);
    }

    /** Whether the client had lived to write it down: it does so a moment later, and sends it to the API before that. */
    private boolean wasWritten(String item) {
        Path projects = home.resolve(".claude/projects");
        try (Stream<Path> files = Files.walk(projects)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                if (Files.readString(file).contains(item)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Without the options of a JVM. */
    private static String abridged(String commandLine) {
        String words = commandLine.replaceAll(" -XX:.*? dev\\.belay\\.Main ", " ... dev.belay.Main ");
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }

    private void add(Never what, List<String> which, String when) {
        if (!which.isEmpty()) {
            add(what, String.join(", ", which) + when);
        }
    }

    /** Each line of a transcript is a JSON object, but the last one of a client that was killed while it wrote. */
    void transcripts() throws IOException {
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
