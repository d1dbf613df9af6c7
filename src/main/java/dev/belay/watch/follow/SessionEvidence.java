package dev.belay.watch.follow;

import dev.belay.claude.ProjectDirectory;
import dev.belay.claude.SessionFiles;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.status.StatusReport;
import dev.belay.machine.process.Processes;
import dev.belay.transcript.TranscriptTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which session our client is in, and what is known of it: hooks say it before its session file, and that before the one
 * new transcript. When the id changes ({@code /clear}, {@code /resume}, a fork) it goes over to the other transcript.
 * Reads when asked to; not for use by several threads.
 */
final class SessionEvidence {
    /** Enough for the present turn; a resumed session may have hundreds of megabytes before it. */
    private static final long TAIL = 16L << 20;

    private final Path configuration;
    private final Path startedIn;
    private final HookInbox inbox;
    private final SessionFiles sessionFiles;
    private final Processes processes = Processes.here();
    private final NewTranscript newTranscript;
    private long pid;
    private boolean alive = true;
    private SessionId session;
    private TranscriptTail tail;
    private long sizeBefore;
    private Path workingDirectory;
    private SessionFile fileState = SessionFile.NEVER;
    private Instant changedAt;
    private String trouble;
    private final Supplier<Optional<StatusReport>> statusSource;
    private Optional<StatusReport> status = Optional.empty();

    SessionEvidence(
            Path inbox,
            Path configuration,
            Path workingDirectory,
            Instant start,
            Supplier<Optional<StatusReport>> status) {
        this.statusSource = status;
        this.configuration = configuration;
        this.startedIn = ProjectDirectory.physical(workingDirectory);
        this.workingDirectory = startedIn;
        this.inbox = new HookInbox(inbox);
        this.sessionFiles = new SessionFiles(configuration);
        this.changedAt = Instant.now();
        this.newTranscript = snapshotBefore(start);
    }

    /** Something that may fail without harm: there is less evidence then, and it is remembered why. */
    @FunctionalInterface
    private interface Reading {
        boolean read() throws IOException;
    }

    void started(long pid) {
        this.pid = pid;
    }

    void ended() {
        alive = false;
    }

    /** Directories in which something may happen, or which others may be made in. */
    List<Path> directories(Path inboxDirectory) {
        List<Path> directories = new ArrayList<>();
        directories.add(inboxDirectory);
        directories.add(configuration);
        directories.add(configuration.resolve("projects"));
        directories.add(sessionFiles.directory());
        directories.add(ProjectDirectory.of(configuration, startedIn).path());
        if (tail != null && tail.path().getParent() != null) {
            directories.add(tail.path().getParent());
        }
        return directories;
    }

    /** Reads all sources; whether anything has changed. */
    boolean refresh() {
        boolean changed = attempt(inbox::poll);
        changed |= attempt(this::readSessionFile);
        changed |= attempt(this::readStatus);
        changed |= attempt(this::locate);
        changed |= tail != null && attempt(tail::poll);
        if (changed) {
            changedAt = Instant.now();
        }
        return changed;
    }

    /** Reads what stands behind the last line feed: nothing more will be written. */
    void finish() {
        if (tail != null && attempt(tail::finish)) {
            changedAt = Instant.now();
        }
    }

    Snapshot snapshot() {
        long before = tail == null ? 0 : sizeBefore;
        Transcript transcript =
                tail == null ? Transcript.none() : tail.transcript().since(before);
        Optional<String> version =
                sessionFiles.latest().flatMap(SessionFiles.Entry::version).or(transcript::client);
        boolean born = tail != null && before == 0 && transcript.endsOn() != Transcript.Ending.NOTHING;
        return new Snapshot(
                new Snapshot.Identity(Optional.ofNullable(session), workingDirectory, version),
                new Snapshot.Followed(Optional.ofNullable(tail).map(TranscriptTail::path), before, transcript),
                new Snapshot.Turn(born || inbox.prompts() > 0, inbox.turnOpen(), inbox.prompts()),
                new Evidence.Reports(inbox.hooks(), sessionFiles.state(alive), Optional.empty(), status),
                changedAt,
                Optional.ofNullable(trouble));
    }

    private boolean readStatus() {
        Optional<StatusReport> now = statusSource.get();
        boolean changed = !now.equals(status);
        status = now;
        return changed;
    }

    private boolean readSessionFile() {
        Optional<SessionFiles.Entry> before = sessionFiles.latest();
        SessionFile stateBefore = fileState;
        if (pid == 0 || !alive) {
            return false;
        }
        // Once found, it stays the one.
        List<Long> pids = before.isPresent() ? List.of(before.get().pid()) : clients();
        sessionFiles.read(pids);
        fileState = sessionFiles.state(true);
        return fileState != stateBefore || !before.equals(sessionFiles.latest());
    }

    /**
     * The client is our child, or below a wrapper of it. A client that a tool of ours has started is not: tools run in
     * process sessions of their own (measured in six versions).
     */
    private List<Long> clients() {
        if (!sessionFiles.any()) {
            return List.of();
        }
        return Processes.inSessionOfRoot(processes.of(pid)).stream()
                .map(Processes.Entry::pid)
                .toList();
    }

    private boolean locate() throws IOException {
        if (inbox.session().isPresent()) {
            workingDirectory = inbox.workingDirectory().orElse(workingDirectory);
            return follow(inbox.session().get(), inbox.transcript());
        }
        Optional<SessionFiles.Entry> entry = sessionFiles.latest();
        if (entry.isPresent() && entry.get().session().isPresent()) {
            return follow(entry.get().session().get(), Optional.empty());
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
        return only.isPresent() && follow(ProjectDirectory.session(only.get()).orElseThrow(), only);
    }

    private boolean follow(SessionId id, Optional<Path> path) {
        Path transcript = path.orElseGet(() -> expected(id));
        if (id.equals(session) && tail != null && tail.path().equals(transcript)) {
            return false;
        }
        session = id;
        tail = TranscriptTail.fromLast(transcript, TAIL);
        sizeBefore = sizeBefore(transcript);
        return true;
    }

    /** A session of another project (2.1.329 resumes it from here) was not looked at before the start. */
    private long sizeBefore(Path transcript) {
        Path here = ProjectDirectory.of(configuration, startedIn).path();
        if (newTranscript != null && here.equals(transcript.getParent())) {
            return newTranscript.sizeBefore(transcript);
        }
        return transcript.toFile().length();
    }

    /** Where a session's transcript is when only its id is known: a resumed one may lie in another project. */
    private Path expected(SessionId id) {
        Path here = ProjectDirectory.of(configuration, startedIn).transcript(id);
        Optional<Path> there = sessionFiles
                .latest()
                .flatMap(SessionFiles.Entry::workingDirectory)
                .map(directory -> ProjectDirectory.of(configuration, directory).transcript(id));
        return there.filter(file -> !Files.exists(here)).orElse(here);
    }

    private NewTranscript snapshotBefore(Instant start) {
        try {
            ProjectDirectory project = ProjectDirectory.of(configuration, startedIn);
            return NewTranscript.before(project, startedIn, Instant.ofEpochMilli(start.toEpochMilli()));
        } catch (IOException | RuntimeException unreadable) {
            trouble = unreadable.toString();
            return null;
        }
    }

    private boolean attempt(Reading reading) {
        try {
            return reading.read();
        } catch (IOException | RuntimeException | LinkageError failed) {
            trouble = failed.toString();
            return false;
        }
    }
}
