package dev.belay.transcript.catalogue;

import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One session of a list.
 *
 * @param stored where its transcript is
 * @param project where it was started, as its first record says
 * @param title its title, else its first prompt; untrusted
 * @param process its client's file, where there is one
 * @param transcript what its last records say
 */
public record SessionSummary(
        SessionId id,
        StoredFile stored,
        Optional<Path> project,
        Optional<String> title,
        Optional<SessionRegistry.Entry> process,
        Transcript transcript) {

    /**
     * A transcript on the disk.
     *
     * @param updated when its last record was written, or its file where no record has a time
     * @param onlyKept whether it is no longer where the client looks, and only kept by Belay
     */
    public record StoredFile(Path path, Instant updated, long bytes, boolean onlyKept) {}

    /** The same, with what is known of its client now. */
    SessionSummary with(Optional<SessionRegistry.Entry> client) {
        return new SessionSummary(id, stored, project, title, client, transcript);
    }

    public Path file() {
        return stored.path();
    }

    public Instant updated() {
        return stored.updated();
    }

    /** Its name with {@code claude attach}, where the client's daemon runs it. */
    public Optional<String> job() {
        return process.filter(SessionRegistry.Entry::alive).flatMap(SessionRegistry.Entry::job);
    }

    /** The process of the client that has it open. */
    public OptionalLong pid() {
        return running() ? OptionalLong.of(process.orElseThrow().pid()) : OptionalLong.empty();
    }

    /** When that client was started; long ago where that is not known. */
    public Instant started() {
        return process.flatMap(SessionRegistry.Entry::started).orElse(Instant.EPOCH);
    }

    /** Whether a client has it open. */
    public boolean running() {
        return process.map(SessionRegistry.Entry::alive).orElse(false);
    }
}
