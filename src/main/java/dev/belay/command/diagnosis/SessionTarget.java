package dev.belay.command.diagnosis;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.console.ProgressLine;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Provider;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.status.StatusReport;
import dev.belay.journal.IncidentTraces;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session as it can be read from outside: its transcript, its client's session file, and what the journal kept of a
 * failure that is newer than its last record. How a process ended that nobody watched is not known, and is not guessed.
 */
final class SessionTarget {
    /** A client may speak to its terminal before it notes when it was started. */
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    private final Path configuration;
    private final Optional<Path> incidents;
    private final Instant now;
    private final SupervisedStates states;
    private final ProgressLine progress;

    SessionTarget(
            Path configuration, Optional<Path> incidents, Instant now, SupervisedStates states, ProgressLine progress) {
        this.configuration = configuration;
        this.incidents = incidents;
        this.now = now;
        this.states = states;
        this.progress = progress;
    }

    /**
     * The session whose transcript this is.
     *
     * @throws IOException when it cannot be read
     */
    DiagnosisTarget of(Path file) throws IOException {
        return of(file, StoredTranscript.read(file, progress), Optional.empty());
    }

    /** The same with what print mode's output says besides. */
    DiagnosisTarget of(Path file, StoredTranscript stored, Optional<ApiError> result) throws IOException {
        Optional<SessionId> id = ProjectDirectory.session(file).or(stored::session);
        Optional<SessionRegistry.Entry> process =
                id.flatMap(session -> SessionRegistry.read(configuration).of(session));
        boolean alive = process.map(SessionRegistry.Entry::alive).orElse(false);
        Instant last = stored.last().at().orElse(Instant.EPOCH);
        Optional<IncidentTraces> incidentFolder = alive || id.isEmpty()
                ? Optional.empty()
                : incidents.flatMap(folder -> IncidentTraces.newest(folder, id.get(), last));
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Evidence evidence = new SessionEvidence(
                        now,
                        process,
                        incidentFolder,
                        since(written),
                        alive ? state(id, file, process) : Optional.empty())
                .of(
                        id,
                        new Client(
                                stored.transcript().client(),
                                false,
                                stored.provider().orElse(Provider.ANTHROPIC)),
                        stored.transcript(),
                        result);
        Optional<DiagnosisReport.Session> session = id.isEmpty()
                ? Optional.empty()
                : Optional.of(named(id.get(), file, stored, process, LiveState.of(evidence)));
        return new DiagnosisTarget(
                evidence, session, new SessionPlaces(file, stored, sessionFile(process), incidentFolder, progress));
    }

    private Optional<StatusReport> state(Optional<SessionId> id, Path file, Optional<SessionRegistry.Entry> process) {
        Instant since = process.flatMap(SessionRegistry.Entry::started).orElse(Instant.EPOCH);
        return id.flatMap(session -> states.of(session, file, since.minus(TOLERANCE)));
    }

    private Optional<Path> sessionFile(Optional<SessionRegistry.Entry> process) {
        return process.map(entry -> configuration.resolve("sessions").resolve(entry.pid() + ".json"));
    }

    private Duration since(Instant time) {
        return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }

    private DiagnosisReport.Session named(
            SessionId id,
            Path file,
            StoredTranscript stored,
            Optional<SessionRegistry.Entry> process,
            Optional<LiveState> state)
            throws IOException {
        Optional<Path> project = TranscriptHead.read(file).workingDirectory().or(stored::workingDirectory);
        boolean ours = file.toAbsolutePath()
                .normalize()
                .startsWith(configuration.resolve("projects").toAbsolutePath().normalize());
        return new DiagnosisReport.Session(
                id,
                Optional.of(file.toAbsolutePath().normalize().toString()),
                project.map(Path::toString),
                ours,
                process.filter(SessionRegistry.Entry::alive).map(SessionRegistry.Entry::pid),
                state);
    }
}
