package dev.belay.watch.follow;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.status.StatusReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which session our client is in, and what is known of it: hooks say it before its session file, that before the words with
 * which it was started, and these before the one new transcript. When the id changes ({@code /clear}, {@code /resume}, a fork) it goes over to the other transcript.
 * Reads when asked to; not for use by several threads.
 */
final class SessionEvidence {
    private final Path configuration;
    private final HookInbox inbox;
    private final ClientSessionFile sessionFile;
    private final FollowedTranscript transcript;
    private final Supplier<Optional<StatusReport>> statusSource;
    private Path workingDirectory;
    private Optional<StatusReport> status = Optional.empty();
    private Instant changedAt;
    private Optional<String> trouble;

    SessionEvidence(
            Path inbox,
            Path configuration,
            Path workingDirectory,
            Instant start,
            Supplier<Optional<StatusReport>> status) {
        this.statusSource = status;
        this.configuration = configuration;
        this.workingDirectory = ProjectDirectory.physical(workingDirectory);
        this.inbox = new HookInbox(inbox);
        this.sessionFile = new ClientSessionFile(configuration);
        this.changedAt = Instant.now();
        this.transcript = new FollowedTranscript(configuration, this.workingDirectory, start);
        this.trouble = transcript.trouble();
    }

    /** Something that may fail without harm: there is less evidence then, and it is remembered why. */
    @FunctionalInterface
    private interface Reading {
        boolean read() throws IOException;
    }

    /** Where it is looked for. */
    FollowedTranscript transcript() {
        return transcript;
    }

    void started(long pid) {
        sessionFile.started(pid);
    }

    void ended() {
        sessionFile.ended();
    }

    /** Directories in which something may happen, or which others may be made in. */
    List<Path> directories(Path inboxDirectory) {
        List<Path> directories = new ArrayList<>();
        directories.add(inboxDirectory);
        directories.add(configuration);
        directories.add(configuration.resolve("projects"));
        directories.add(sessionFile.directory());
        directories.add(transcript.directory());
        transcript.path().map(Path::getParent).ifPresent(directories::add);
        return directories;
    }

    /** Reads all sources; whether anything has changed. */
    boolean refresh() {
        boolean changed = attempt(inbox::poll);
        changed |= attempt(sessionFile::read);
        changed |= attempt(this::readStatus);
        changed |= attempt(this::locate);
        changed |= attempt(transcript::poll);
        if (changed) {
            changedAt = Instant.now();
        }
        return changed;
    }

    /** Asks alone what claude has told its terminal; whether that has changed. */
    boolean refreshStatus() {
        boolean changed = attempt(this::readStatus);
        if (changed) {
            changedAt = Instant.now();
        }
        return changed;
    }

    /** Reads what stands behind the last line feed: nothing more will be written. */
    void finish() {
        if (attempt(transcript::finish)) {
            changedAt = Instant.now();
        }
    }

    Snapshot snapshot() {
        Snapshot.Followed followed = transcript.now();
        boolean born = followed.path().isPresent()
                && followed.start() == 0
                && followed.transcript().endsOn() != Transcript.Ending.NOTHING;
        return new Snapshot(
                new Snapshot.Identity(
                        transcript.session(),
                        workingDirectory,
                        sessionFile.version().or(followed.transcript()::client)),
                followed,
                new Snapshot.Turn(born || inbox.prompts() > 0, inbox.turnOpen(), inbox.prompts()),
                new Evidence.Reports(inbox.hooks(), sessionFile.state(), Optional.empty(), status),
                changedAt,
                trouble);
    }

    private boolean readStatus() {
        Optional<StatusReport> now = statusSource.get();
        // A report comes once, and what a record brings of itself to compare is spun at its first call.
        boolean changed = now.orElse(null) != status.orElse(null);
        status = now;
        return changed;
    }

    private boolean locate() throws IOException {
        if (inbox.session().isPresent()) {
            workingDirectory = inbox.workingDirectory().orElse(workingDirectory);
            return transcript.follow(inbox.session().get(), inbox.transcript(), sessionFile.workingDirectory());
        }
        if (sessionFile.session().isPresent()) {
            return transcript.follow(sessionFile.session().get(), Optional.empty(), sessionFile.workingDirectory());
        }
        return transcript.followNamedOrNew();
    }

    private boolean attempt(Reading reading) {
        try {
            return reading.read();
        } catch (IOException | RuntimeException | LinkageError failed) {
            trouble = Optional.of(failed.toString());
            return false;
        }
    }
}
