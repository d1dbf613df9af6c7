package dev.belay.command.diagnosis.input;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.journal.IncidentTraces;
import dev.belay.journal.KeptIncidents;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is there of a session: its transcript, and what lies beside that.
 *
 * @param configuration the client's configuration directory
 * @param process its client's session file
 * @param incident what the journal kept of a failure that is newer than its last record; nothing while it is open
 */
record SessionTraces(
        Path file,
        StoredTranscript stored,
        Path configuration,
        Optional<SessionId> id,
        Optional<SessionRegistry.Entry> process,
        Optional<IncidentTraces> incident) {

    static SessionTraces of(Path file, StoredTranscript stored, Path configuration, KeptIncidents incidents) {
        Optional<SessionId> id = ProjectDirectory.session(file).or(stored::session);
        Optional<SessionRegistry.Entry> process =
                id.flatMap(session -> SessionRegistry.read(configuration).of(session));
        boolean alive = process.map(SessionRegistry.Entry::alive).orElse(false);
        Instant last = stored.last().at().orElse(Instant.EPOCH);
        return new SessionTraces(
                file,
                stored,
                configuration,
                id,
                process,
                alive ? Optional.empty() : id.flatMap(session -> incidents.newest(session, last)));
    }

    boolean alive() {
        return process.map(SessionRegistry.Entry::alive).orElse(false);
    }

    /** When its client was started; long ago where that is not known. */
    Instant started() {
        return process.flatMap(SessionRegistry.Entry::started).orElse(Instant.EPOCH);
    }

    Optional<Path> sessionFile() {
        return process.map(entry -> configuration.resolve("sessions").resolve(entry.pid() + ".json"));
    }

    /**
     * As the report names it, but for what it is doing.
     *
     * @param kept whether it lies in safekeeping, from where a resume puts it back
     */
    Optional<DiagnosisTarget.Session> named(boolean kept) throws IOException {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Path absolute = file.toAbsolutePath().normalize();
        Optional<Path> project = TranscriptHead.read(file).workingDirectory().or(stored::workingDirectory);
        return Optional.of(new DiagnosisTarget.Session(
                id.get(),
                Optional.of(absolute.toString()),
                project.map(Path::toString),
                kept
                        || absolute.startsWith(configuration
                                .resolve("projects")
                                .toAbsolutePath()
                                .normalize()),
                process.filter(SessionRegistry.Entry::alive).map(SessionRegistry.Entry::pid)));
    }
}
