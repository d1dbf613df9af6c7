package dev.belay.watch.follow;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * The transcript of the session that our client is in, read from its end. Where nobody says which it is, it is the one new
 * transcript of the project.
 */
final class FollowedTranscript {
    /** Enough for the present turn; a resumed session may have hundreds of megabytes before it. */
    private static final long TAIL = 16L << 20;

    private final Path configuration;
    private final Path startedIn;
    private final NewTranscript newTranscript;
    private String trouble;
    private SessionId named;
    private SessionId session;
    private TranscriptTail tail;
    private long sizeBefore;

    /** Looks at what is there before the start, or what the file times say of then. */
    FollowedTranscript(Path configuration, Path startedIn, Instant start) {
        this.configuration = configuration;
        this.startedIn = startedIn;
        this.newTranscript = snapshotBefore(start);
    }

    private NewTranscript snapshotBefore(Instant start) {
        try {
            return NewTranscript.before(project(), startedIn, Instant.ofEpochMilli(start.toEpochMilli()));
        } catch (IOException | RuntimeException unreadable) {
            trouble = unreadable.toString();
            return null;
        }
    }

    private ProjectDirectory project() {
        return ProjectDirectory.of(configuration, startedIn);
    }

    /** Why it could not be seen what was there before. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The folder in which new ones come into being. */
    Path directory() {
        return project().path();
    }

    /** The session's, when that is known. */
    Optional<SessionId> session() {
        return Optional.ofNullable(session);
    }

    /** Its file, which may not exist yet. */
    Optional<Path> path() {
        return Optional.ofNullable(tail).map(TranscriptTail::path);
    }

    /**
     * The client is in this session; whether that is new.
     *
     * @param path its transcript, where that was said
     * @param clientIn where the client works, where that was said
     */
    boolean follow(SessionId id, Optional<Path> path, Optional<Path> clientIn) {
        Path transcript = path.orElseGet(() -> expected(id, clientIn));
        if (id.equals(session) && tail != null && tail.path().equals(transcript)) {
            return false;
        }
        session = id;
        tail = TranscriptTail.fromLast(transcript, TAIL);
        sizeBefore = sizeBefore(transcript);
        return true;
    }

    /** The client was told to be in this session. */
    void named(Optional<SessionId> session) {
        named = session.orElse(null);
    }

    /**
     * It does not say in which it is: it is the one that it was told to be in, else the one that is new, if there is just
     * one. A client that dies before it says so leaves nothing new; what is new then is another's. Whether that has changed.
     */
    boolean followNamedOrNew() throws IOException {
        if (named != null) {
            return follow(named, Optional.empty(), Optional.empty());
        }
        if (newTranscript == null) {
            return false;
        }
        Optional<Path> only = newTranscript.only();
        if (only.isEmpty() && session != null) {
            // A second candidate has come up: the first may have been the wrong one.
            session = null;
            tail = null;
            return true;
        }
        return only.isPresent() && follow(ProjectDirectory.session(only.get()).orElseThrow(), only, Optional.empty());
    }

    /** A session of another project (2.1.329 resumes it from here) was not looked at before the start. */
    private long sizeBefore(Path transcript) {
        if (newTranscript != null && directory().equals(transcript.getParent())) {
            return newTranscript.sizeBefore(transcript);
        }
        return transcript.toFile().length();
    }

    /** Where a session's transcript is when only its id is known: a resumed one may lie in another project. */
    private Path expected(SessionId id, Optional<Path> clientIn) {
        Path here = project().transcript(id);
        Optional<Path> there = clientIn.map(
                directory -> ProjectDirectory.of(configuration, directory).transcript(id));
        return there.filter(file -> !Files.exists(here)).orElse(here);
    }

    /** Reads on; whether there was anything new. */
    boolean poll() throws IOException {
        return tail != null && tail.poll();
    }

    /** Reads what stands behind the last line feed: nothing more will be written. */
    boolean finish() throws IOException {
        return tail != null && tail.finish();
    }

    /** What it says now. */
    Snapshot.Followed now() {
        long before = tail == null ? 0 : sizeBefore;
        Transcript transcript =
                tail == null ? Transcript.none() : tail.transcript().since(before);
        return new Snapshot.Followed(path(), before, transcript);
    }
}
