package dev.belay.table;

import dev.belay.cases.Case;
import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript;
import dev.belay.rules.RuleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A failure as it was made on one version, or why it was not.
 *
 * @param result the folder with what was seen, in the shape of a case; null when there is nothing
 * @param without why there is nothing, or empty
 */
record Made(Failure failure, String version, Path result, String without) {
    private static final Rulebook RULES = RuleFiles.ours();
    private static final int LONGEST = 150;

    boolean leftOut() {
        return result == null;
    }

    Diagnosis diagnosis() {
        return RULES.diagnose(evidence());
    }

    /** What is wrong with the diagnosis, or nothing. */
    Optional<String> wrong() throws IOException {
        if (leftOut()) {
            return Optional.empty();
        }
        Diagnosis now = diagnosis();
        String live = Files.readAllLines(result.resolve(Witness.SAID)).get(0);
        String right = failure.right(version);
        if (!failure.isRight(version, now.failure())) {
            return Optional.of("%s on %s: %s instead of %s %s, then %s%n    %s"
                    .formatted(
                            failure.name(),
                            version,
                            now.failure(),
                            right,
                            now.best().because(),
                            now.candidates(),
                            seen()));
        }
        return live.equals(now.failure())
                ? Optional.empty()
                : Optional.of("%s on %s: %s when it happened, %s now"
                        .formatted(failure.name(), version, live, now.failure()));
    }

    /** What was seen, in one line. */
    String seen() {
        Evidence evidence = evidence();
        List<String> parts = new ArrayList<>();
        parts.add(exit(evidence.exit()));
        parts.add(transcript(evidence.transcript()));
        hooks(evidence.hooks(), parts);
        if (evidence.sessionFile() == SessionFile.LEFT) {
            parts.add("session file left");
        }
        evidence.machine().memory().oomKills().ifPresent(kills -> {
            if (kills > 0) {
                parts.add("OOM kills: " + kills);
            }
        });
        if (evidence.transcript().error().isEmpty() && !evidence.screen().text().isBlank()) {
            parts.add((interactive() ? "screen: " : "stderr: ") + code(screenLine(evidence)));
        }
        stdout().ifPresent(text -> parts.add("stdout: " + code(text)));
        return String.join("; ", parts);
    }

    private Evidence evidence() {
        return new Case(failure.right(version), result).evidence();
    }

    private boolean interactive() {
        return !Files.exists(result.resolve("stdout"));
    }

    private Optional<String> stdout() {
        try {
            String text = interactive()
                    ? ""
                    : Files.readString(result.resolve("stdout")).strip();
            boolean known = evidence().transcript().error().isPresent();
            return text.isEmpty() || known
                    ? Optional.empty()
                    : Optional.of(text.lines().findFirst().orElse(""));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String exit(Exit exit) {
        if (exit instanceof Exit.Code code) {
            return "exit " + code.code();
        }
        return exit instanceof Exit.Signal signal ? signal.name() : "exit not seen";
    }

    private static String transcript(Transcript transcript) {
        if (transcript.error().isPresent()) {
            ApiError error = transcript.error().get();
            List<String> marks = new ArrayList<>();
            error.kind().ifPresent(marks::add);
            error.status().ifPresent(status -> marks.add(Integer.toString(status)));
            return code(error.text()) + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
        }
        String complaint =
                transcript.compactionError().map(text -> code(text) + ", ").orElse("");
        return complaint
                + (transcript.endsOn() == Transcript.Ending.NOTHING
                        ? "no conversation"
                        : "ends on " + transcript.endsOn().id());
    }

    private static void hooks(Hooks hooks, List<String> parts) {
        if (!hooks.heard()) {
            parts.add("no hooks");
            return;
        }
        List<String> heard = new ArrayList<>();
        if (hooks.stopFailure().isPresent()) {
            heard.add("StopFailure");
        }
        if (hooks.stopped()) {
            heard.add("Stop");
        }
        hooks.sessionEnd().ifPresent(reason -> heard.add("SessionEnd " + reason));
        parts.add("hooks: " + (heard.isEmpty() ? "neither Stop nor SessionEnd" : String.join(", ", heard)));
    }

    /** The first line that holds an error, else the last one. */
    private static String screenLine(Evidence evidence) {
        List<String> lines =
                evidence.screen().text().lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.contains("rror") || line.contains("panic") || line.contains("No "))
                .findFirst()
                .orElse(lines.get(lines.size() - 1));
    }

    /** Masked and short enough for a table. */
    private static String code(String text) {
        String line = Masked.of(text.strip().replaceAll("\\s+", " "))
                .replace("`", "'")
                .replace("|", "\\|");
        return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
    }
}
