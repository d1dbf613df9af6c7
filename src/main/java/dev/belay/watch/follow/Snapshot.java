package dev.belay.watch.follow;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Repetition;
import dev.belay.evidence.Retry;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * All that was known of a session at one time.
 *
 * @param identity which session it is
 * @param followed its transcript
 * @param turn how its turns stand
 * @param reports what the client has reported beside its transcript
 * @param changedAt when something last changed
 * @param trouble why some evidence is missing, when reading it failed
 */
public record Snapshot(
        Identity identity,
        Followed followed,
        Turn turn,
        Evidence.Reports reports,
        Instant changedAt,
        Optional<String> trouble) {

    /** One of a client that reports no state to its terminal. */
    public Snapshot(
            Identity identity,
            Followed followed,
            Turn turn,
            Hooks hooks,
            SessionFile sessionFile,
            Instant changedAt,
            Optional<String> trouble) {
        this(identity, followed, turn, new Evidence.Reports(hooks, sessionFile), changedAt, trouble);
    }

    /**
     * Which session it is.
     *
     * @param session the session, when it is known for certain
     * @param workingDirectory where the client works
     * @param version the client's version, from its session file or its transcript
     */
    public record Identity(Optional<SessionId> session, Path workingDirectory, Optional<String> version) {}

    /**
     * The transcript that is followed.
     *
     * @param path its file, which may not exist yet
     * @param start bytes that it had before the client started: an error before that is an old one
     */
    public record Followed(Optional<Path> path, long start, Transcript transcript) {}

    /**
     * How the turns stand.
     *
     * @param begun whether one has begun since the client started: a resumed session has old ones
     * @param open whether hooks say that it goes on
     * @param prompts prompts submitted since the client started, as hooks say
     */
    public record Turn(boolean begun, boolean open, int prompts) {}

    public Optional<SessionId> session() {
        return identity.session();
    }

    public Hooks hooks() {
        return reports.hooks();
    }

    public SessionFile sessionFile() {
        return reports.sessionFile();
    }

    public Transcript transcript() {
        return followed.transcript();
    }

    public Optional<Path> transcriptPath() {
        return followed.path();
    }

    /**
     * Whether the conversation is still where it was then. A client that goes round in a circle moves as long as it does so,
     * and one that tries again by itself announces one attempt after the other.
     */
    public boolean isAt(Evidence then) {
        Transcript before = then.transcript();
        boolean retries = then.liveness().retrying().isPresent();
        Transcript now = retries ? transcript().with(before.errors()) : transcript();
        boolean circles = before.repetition() != Repetition.NONE && now.repetition() != Repetition.NONE;
        Transcript compared = now.with(before.repetition());
        // In the evidence a prompt of Belay's own does not count as the task.
        return circles || compared.equals(before) || compared.withEarlierTask().equals(before);
    }

    /** The same of a client that runs tools and writes nothing of them down. */
    public Snapshot inACircle() {
        Followed circling = new Followed(
                followed.path(), followed.start(), followed.transcript().with(Repetition.UNWRITTEN));
        return new Snapshot(identity, circling, turn, reports, changedAt, trouble);
    }

    /** The same of a client that tries again by itself: what it has failed with is what is wrong. */
    public Snapshot retrying(Retry retry) {
        Transcript.Errors errors = new Transcript.Errors(
                retry.error(), Optional.of(retry), followed.transcript().compactionError());
        Followed failing = new Followed(
                followed.path(), followed.start(), followed.transcript().with(errors));
        return new Snapshot(identity, failing, turn, reports, changedAt, trouble);
    }
}
