package dev.belay.command.diagnosis.input;

import dev.belay.claude.SessionFiles;
import dev.belay.console.Console;
import dev.belay.evidence.Evidence;
import dev.belay.journal.KeptIncidents;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.safekeeping.KeptTranscripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A session as it can be read from outside: its transcript, its client's session file, and what the journal kept of a
 * failure that is newer than its last record. How a process ended that nobody watched is not known, and is not guessed.
 */
final class SessionTarget {
    private final Path configuration;
    private final KeptIncidents incidents;
    private final Optional<KeptTranscripts> kept;
    private final SupervisedStates states;
    private final Instant now;
    private final LongConsumer progress;

    SessionTarget(
            Path configuration,
            KeptIncidents incidents,
            Optional<KeptTranscripts> kept,
            SupervisedStates states,
            Instant now,
            LongConsumer progress) {
        this.configuration = configuration;
        this.incidents = incidents;
        this.kept = kept;
        this.states = states;
        this.now = now;
        this.progress = progress;
    }

    /** In the client's files and in the journal of this user. */
    static SessionTarget here(Console console, Instant now, LongConsumer progress) {
        return new SessionTarget(
                SessionFiles.configurationDirectory(console.environment()),
                KeptIncidents.of(console.environment()),
                KeptTranscripts.of(console.environment()),
                new SupervisedStates(console.environment()),
                now,
                progress);
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
        SessionTraces traces = SessionTraces.of(file, stored, configuration, incidents);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Evidence evidence = new SessionEvidence(
                        now, traces.process(), traces.incident(), since(written), states.of(traces))
                .of(traces.id(), stored.client(), stored.transcript(), output.result());
        return new DiagnosisTarget(
                evidence,
                traces.named(kept.map(place -> place.holds(file)).orElse(false), LiveState.of(evidence)),
                new SessionPlaces(file, stored, traces.sessionFile(), traces.incident(), progress));
    }

    private Duration since(Instant time) {
        return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }
}
