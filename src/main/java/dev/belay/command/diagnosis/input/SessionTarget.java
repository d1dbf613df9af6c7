package dev.belay.command.diagnosis.input;

import dev.belay.evidence.Evidence;
import dev.belay.transcript.StoredTranscript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A session as it can be read from outside: its transcript, its client's session file, and what the journal kept of a
 * failure that is newer than its last record. How a process ended that nobody watched is not known, and is not guessed.
 */
final class SessionTarget {
    private final UserRecords records;
    private final Instant now;
    private final LongConsumer progress;

    SessionTarget(UserRecords records, Instant now, LongConsumer progress) {
        this.records = records;
        this.now = now;
        this.progress = progress;
    }

    /** In what is written of the user of this environment. */
    static SessionTarget of(Map<String, String> environment, Instant now, LongConsumer progress) {
        return new SessionTarget(UserRecords.of(environment), now, progress);
    }

    /**
     * The session whose transcript this is.
     *
     * @throws IOException when it cannot be read
     */
    DiagnosisTarget of(Path file) throws IOException {
        StoredTranscript stored = StoredTranscript.read(file, progress);
        return of(file, stored, stored);
    }

    /**
     * The same with what print mode's output says besides.
     *
     * @param output which ends with the result
     */
    DiagnosisTarget of(Path file, StoredTranscript stored, StoredTranscript output) throws IOException {
        SessionTraces traces = records.traces(file, stored);
        Duration silence = since(lastSign(file, stored, traces));
        Evidence evidence = reported(
                traces,
                output,
                new SessionEvidence(now, traces.process(), traces.incident(), silence)
                        .of(traces.id(), stored.client(), stored.transcript()));
        return new DiagnosisTarget(
                evidence,
                traces.named(records.keeps(file)).map(session -> session.doing(LiveState.of(evidence))),
                new SessionPlaces(file, stored, traces.sessionFile(), traces.incident(), progress));
    }

    /** With what print mode's output and a running client say. */
    private Evidence reported(SessionTraces traces, StoredTranscript output, Evidence seen) {
        Evidence.Reports reports = seen.reports();
        reports = output.result().map(reports::with).orElse(reports);
        return seen.with(records.states().of(traces).map(reports::with).orElse(reports));
    }

    /** Of one that has ended its last record, as sessions are listed: the file may have been copied since. */
    private static Instant lastSign(Path file, StoredTranscript stored, SessionTraces traces) throws IOException {
        boolean alive = traces.process().map(entry -> entry.alive()).orElse(false);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return alive ? written : stored.last().at().orElse(written);
    }

    private Duration since(Instant time) {
        return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }
}
