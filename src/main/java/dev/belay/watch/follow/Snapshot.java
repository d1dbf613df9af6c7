package dev.belay.watch.follow;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.Repetition;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * All that was known of a session at one time.
 *
 * @param session the session, when it is known for certain
 * @param transcriptPath its transcript, which may not exist yet
 * @param transcriptStart bytes that the transcript had before the client started: an error before that is an old one
 * @param turnBegun whether a turn has begun since the client started: a resumed session has old ones
 * @param turnOpen whether hooks say that the turn goes on
 * @param prompts prompts submitted since the client started, as hooks say
 * @param workingDirectory where the client works
 * @param version the client's version, from its session file or its transcript
 * @param changedAt when something last changed
 * @param trouble why some evidence is missing, when reading it failed
 */
public record Snapshot(
        Optional<SessionId> session,
        Optional<Path> transcriptPath,
        long transcriptStart,
        boolean turnBegun,
        boolean turnOpen,
        int prompts,
        Path workingDirectory,
        Optional<String> version,
        Transcript transcript,
        Hooks hooks,
        SessionFile sessionFile,
        Instant changedAt,
        Optional<String> trouble) {

    /** The same of a client that runs tools and writes nothing of them down. */
    public Snapshot inACircle() {
        return new Snapshot(
                session,
                transcriptPath,
                transcriptStart,
                turnBegun,
                turnOpen,
                prompts,
                workingDirectory,
                version,
                transcript.with(Repetition.UNWRITTEN),
                hooks,
                sessionFile,
                changedAt,
                trouble);
    }
}
