package dev.belay.journal;

import dev.belay.evidence.SessionId;
import dev.belay.files.PrivateFiles;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which sessions of a project have not come to their end: a small file for each, made when its conversation begins and
 * taken away when it ends well. What is left belongs to a session that was cut off, by a failure or by the death of Belay
 * itself. Where there is none, asking costs one look at the file system. Nothing here ever fails: a full disk costs a
 * reminder and nothing else.
 */
public final class UnfinishedSessions {
    private static final String RUNNING = "running";
    private static final String INTERRUPTED = "interrupted";
    /** Clocks are adjusted now and then, and a process says when it started only roughly. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final int LINES = 6;

    private final Optional<Path> folder;

    /**
     * @param state {@code $XDG_STATE_HOME/belay}; need not exist; nothing when nothing shall be kept
     * @param project the working directory
     */
    public UnfinishedSessions(Optional<Path> state, String project) {
        this.folder = state.isPresent()
                ? Optional.of(state.get().resolve("unfinished").resolve(name(project)))
                : Optional.empty();
    }

    /**
     * A session that was cut off.
     *
     * @param transcript its file
     * @param title what it is about, untrusted; may be empty
     */
    public record Interrupted(SessionId session, Instant at, Path transcript, String title) {}

    /** As long as this process lives, the session runs; when it dies without a word, the session was cut off. */
    public void running(SessionId session, Path transcript, String title) {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElse(Instant.EPOCH);
        write(session, RUNNING, self.pid() + " " + started.toEpochMilli(), Instant.now(), transcript, title);
    }

    /** It has ended, and not well. */
    public void interrupted(SessionId session, Instant at, Path transcript, String title) {
        write(session, INTERRUPTED, Long.toString(size(transcript)), at, transcript, title);
    }

    /** It has ended well, or its user knows all about it. */
    public void over(SessionId session) {
        if (folder.isEmpty()) {
            return;
        }
        delete(folder.get().resolve(session.value()));
        try {
            Files.deleteIfExists(folder.get());
        } catch (IOException others) {
            // Others are unfinished still.
        }
    }

    /** The sessions that were cut off, newest first; each is returned once and then forgotten. */
    public List<Interrupted> take() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        List<Interrupted> taken = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get())) {
            for (Path file : files) {
                Optional<SessionId> session = SessionId.parse(file.getFileName().toString());
                if (session.isPresent()) {
                    take(file, session.get()).ifPresent(taken::add);
                }
            }
        } catch (IOException | RuntimeException unreadable) {
            return taken;
        }
        taken.sort(Comparator.comparing(Interrupted::at).reversed());
        return taken;
    }

    private Optional<Interrupted> take(Path file, SessionId session) throws IOException {
        String[] lines = Files.readString(file).split("\n", -1);
        if (lines.length < LINES) {
            delete(file);
            return Optional.empty();
        }
        boolean wasRunning = lines[0].equals(RUNNING);
        if (wasRunning && lives(lines[1])) {
            return Optional.empty();
        }
        over(session);
        Path transcript = Path.of(lines[3]);
        long size = size(transcript);
        boolean wentOn = !wasRunning && size != Long.parseLong(lines[1]);
        if (size <= 0 || wentOn) {
            return Optional.empty();
        }
        Instant at = wasRunning
                ? Files.getLastModifiedTime(transcript).toInstant()
                : Instant.ofEpochMilli(Long.parseLong(lines[2]));
        return Optional.of(new Interrupted(session, at, transcript, lines[4]));
    }

    /**
     * {@code pid start}: a process that has the number, and not since a later time. One that has ended and that nobody waits
     * for, as in a container whose first process is no init, is none.
     */
    private static boolean lives(String owner) {
        int space = owner.indexOf(' ');
        long pid = Long.parseLong(owner.substring(0, space));
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty() || Processes.here().find(pid).isEmpty()) {
            return false;
        }
        Instant noted = Instant.ofEpochMilli(Long.parseLong(owner.substring(space + 1)));
        Optional<Instant> started = process.get().info().startInstant();
        return started.isEmpty() || !started.get().isAfter(noted.plus(TOLERANCE));
    }

    private void write(SessionId session, String state, String detail, Instant at, Path transcript, String title) {
        if (folder.isEmpty()) {
            return;
        }
        String text = state + "\n" + detail + "\n" + at.toEpochMilli() + "\n" + transcript + "\n"
                + title.replace('\n', ' ') + "\n";
        try {
            PrivateFiles.write(folder.get().resolve(session.value()), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException full) {
            // The next start says nothing then.
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException readOnly) {
            // It is said once more then.
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException gone) {
            return -1;
        } catch (IOException unreadable) {
            return -1;
        }
    }

    /** The end of the path for a person who looks, and a hash for what that leaves out (64-bit FNV-1a). */
    private static String name(String project) {
        long hash = 0xcbf29ce484222325L;
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < project.length(); at++) {
            char unit = project.charAt(at);
            hash = (hash ^ unit) * 0x100000001b3L;
            boolean kept = unit < 0x80 && Character.isLetterOrDigit(unit);
            plain.append(kept ? unit : '-');
        }
        int from = Math.max(0, plain.length() - 40);
        return plain.append('-').append(Long.toHexString(hash)).substring(from);
    }
}
