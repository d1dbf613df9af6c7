package dev.belay.transcript.catalogue;

import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One session of a list.
 *
 * @param file its transcript
 * @param project where it was started, as its first record says
 * @param updated when its last record was written, or its file where no record has a time
 * @param bytes the size of its transcript
 * @param title its title, else its first prompt; untrusted
 * @param process its client's file, where there is one
 * @param transcript what its last records say
 */
public record SessionSummary(
        SessionId id,
        Path file,
        Optional<Path> project,
        Instant updated,
        long bytes,
        Optional<String> title,
        Optional<SessionRegistry.Entry> process,
        Transcript transcript) {

    /** Whether a client has it open. */
    public boolean running() {
        return process.map(SessionRegistry.Entry::alive).orElse(false);
    }
}
