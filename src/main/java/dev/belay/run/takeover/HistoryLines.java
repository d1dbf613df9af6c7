package dev.belay.run.takeover;

import dev.belay.decide.History;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Progress;
import dev.belay.files.RecordLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recoveries of a run, a line for each: figures first, and at the end the client's words, whatever stands in them. */
final class HistoryLines {
    private static final int PARTS = 9;
    private static final String NONE = "-";

    private HistoryLines() {}

    static void write(History history, RecordLines lines) {
        lines.add("proven", history.proven());
        for (History.Attempt attempt : history.attempts()) {
            lines.add(
                    "attempt",
                    String.join(
                            " ",
                            Long.toString(attempt.at().toEpochMilli()),
                            Long.toString(attempt.waited().toMillis()),
                            attempt.recovery().id(),
                            Boolean.toString(attempt.worked()),
                            Long.toString(attempt.progress().answers()),
                            Long.toString(attempt.progress().results()),
                            attempt.cause()
                                    .reset()
                                    .map(reset -> Long.toString(reset.toEpochMilli()))
                                    .orElse(NONE),
                            attempt.cause().failure(),
                            attempt.cause().text()));
        }
    }

    static History read(RecordLines lines) {
        List<History.Attempt> attempts = new ArrayList<>();
        for (String line : lines.all("attempt")) {
            attempts.add(attempt(line.split(" ", PARTS)));
        }
        return new History(attempts, Integer.parseInt(lines.only("proven")));
    }

    private static History.Attempt attempt(String[] parts) {
        Optional<Instant> reset = parts[6].equals(NONE) ? Optional.empty() : Optional.of(RunRecord.time(parts[6]));
        return new History.Attempt(
                RunRecord.time(parts[0]),
                Duration.ofMillis(Long.parseLong(parts[1])),
                new History.Attempt.Cause(parts[7], parts[8], reset),
                Recovery.named(parts[2]).orElseThrow(),
                Boolean.parseBoolean(parts[3]),
                new Progress(Long.parseLong(parts[4]), Long.parseLong(parts[5])));
    }
}
