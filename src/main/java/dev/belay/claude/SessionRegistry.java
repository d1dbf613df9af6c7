package dev.belay.claude;

import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.json.JsonStream;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sessions are alive, as {@code sessions/<pid>.json} of all clients (2.1.116 on), the roster of their daemon and the
 * processes themselves say.
 * A process counts only with the start time that its file says, since ids are used again. Files that come from another
 * process namespace (a container that shares the directory) say nothing here and are left out.
 */
public final class SessionRegistry {
    /** 2.1.116 notes the time a moment after its start; clocks are adjusted now and then. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final String PRINT_MODE = "sdk-cli";

    private static final Processes PROCESSES = Processes.here();

    private final Map<SessionId, Entry> entries = new HashMap<>();

    private SessionRegistry() {}

    /**
     * A client's file.
     *
     * @param status {@code busy}, {@code idle}, {@code waiting}; empty before 2.1.329
     * @param started when the client says that it started
     * @param job its name with {@code claude attach} and {@code claude stop}, where the client's daemon holds it
     * @param alive whether its process is there
     * @param way by which way it was started and in which folder, where it says so
     */
    public record Entry(
            long pid,
            Optional<String> status,
            Optional<Instant> started,
            Optional<String> job,
            boolean alive,
            Way way) {

        /** Whether it answers once in print mode, for whoever has typed that: no editor and no other program. */
        public boolean isPrintMode() {
            return way.entrypoint().equals(PRINT_MODE);
        }

        /** What a rule says of it. */
        public SessionFile state() {
            if (!alive) {
                return SessionFile.LEFT;
            }
            return switch (status.orElse("")) {
                case "busy" -> SessionFile.BUSY;
                case "idle" -> SessionFile.IDLE;
                case "waiting" -> SessionFile.WAITING;
                default -> SessionFile.SILENT;
            };
        }
    }

    /**
     * By which way a client was started.
     *
     * @param entrypoint {@code cli}, {@code sdk-cli}, an editor; empty where it does not say
     * @param folder in which folder
     */
    public record Way(String entrypoint, Optional<String> folder) {
        private static final Way UNKNOWN = new Way("", Optional.empty());
    }

    /** Reads all files that are there now. */
    public static SessionRegistry read(Path configurationDirectory) {
        SessionRegistry registry = new SessionRegistry();
        Path directory = configurationDirectory.resolve("sessions");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[0-9]*.json")) {
            for (Path file : files) {
                registry.add(file);
            }
        } catch (IOException | RuntimeException none) {
            // Then the daemon's roster is all there is.
        }
        for (BackgroundSessions.Job job :
                BackgroundSessions.read(configurationDirectory).jobs()) {
            registry.add(job);
        }
        return registry;
    }

    /** A session's own file comes seconds after the roster; where it is a copy, its original goes on as well. */
    private void add(BackgroundSessions.Job job) {
        Entry entry =
                new Entry(job.pid(), Optional.empty(), Optional.empty(), Optional.of(job.name()), true, Way.UNKNOWN);
        entries.merge(job.session(), entry, SessionRegistry::alive);
        job.copied().ifPresent(original -> entries.merge(original, entry, SessionRegistry::alive));
    }

    private static Entry alive(Entry known, Entry other) {
        return known.alive() ? known : other;
    }

    /** What is known of this session; a live client goes before the file of a dead one. */
    public Optional<Entry> of(SessionId session) {
        return Optional.ofNullable(entries.get(session));
    }

    /** All that is known, also of clients that have gone and left their file. */
    public Map<SessionId, Entry> all() {
        return Map.copyOf(entries);
    }

    /** Those that a client has open. */
    public Set<SessionId> open() {
        Set<SessionId> open = new HashSet<>();
        entries.forEach((id, entry) -> {
            if (entry.alive()) {
                open.add(id);
            }
        });
        return open;
    }

    private void add(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            Map<String, String> fields = JsonStream.fields(stream);
            Optional<SessionId> session = SessionId.parse(fields.get("sessionId"));
            if (session.isEmpty() || !ofOurNamespace(fields.get("pidDomain"))) {
                return;
            }
            long pid = Long.parseLong(file.getFileName().toString().replace(".json", ""));
            Optional<Instant> started = instant(fields.get("startedAt"));
            boolean alive = alive(pid, fields.get("procStart"), started);
            Entry before = entries.get(session.get());
            if (before == null || !before.alive()) {
                Optional<String> job =
                        Optional.ofNullable("bg".equals(fields.get("kind")) ? fields.get("jobId") : null);
                Optional<String> status = Optional.ofNullable(fields.get("status"));
                Way way = new Way(fields.getOrDefault("entrypoint", ""), Optional.ofNullable(fields.get("cwd")));
                entries.put(session.get(), new Entry(pid, status, started, job, alive, way));
            }
        } catch (IOException | RuntimeException absentOrHalfWritten) {
            // Then it says nothing.
        }
    }

    /**
     * {@code procStart} is what the client has noted of its own start, in the system's form (2.1.329); 2.1.116 only says
     * when it came to life.
     */
    private static boolean alive(long pid, String procStart, Optional<Instant> startedAt) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (handle.isEmpty() || PROCESSES.find(pid).isEmpty()) {
            return false;
        }
        Optional<Boolean> same = isSame(pid, procStart);
        if (same.isPresent()) {
            return same.get();
        }
        Optional<Instant> began = handle.get().info().startInstant();
        return began.isEmpty()
                || startedAt.isEmpty()
                || !began.get().isAfter(startedAt.get().plus(TOLERANCE));
    }

    /** Whether it is another process that has this number now; false where nobody can tell. */
    static boolean isAnother(long pid, String procStart) {
        return isSame(pid, procStart).filter(same -> !same).isPresent();
    }

    /** Whether the process of this number started then; nothing where that cannot be told. */
    private static Optional<Boolean> isSame(long pid, String procStart) {
        Optional<String> noted = procStart == null ? Optional.empty() : PROCESSES.startAsNoted(pid);
        return noted.filter(start -> isNumber(start) == isNumber(procStart))
                .map(start -> start.equals(procStart) || sameStart(start, procStart));
    }

    /** However many blanks stand before a day of one digit. */
    private static boolean sameStart(String noted, String procStart) {
        return List.of(noted.strip().split(" +"))
                .equals(List.of(procStart.strip().split(" +")));
    }

    /** {@code linux:...:pid:[4026531836]}: the client names its process namespace (2.1.329). */
    private static boolean ofOurNamespace(String domain) {
        int at = domain == null ? -1 : domain.indexOf("pid:[");
        return at < 0
                || PROCESSES
                        .namespace()
                        .map(ours -> ours.equals(domain.substring(at)))
                        .orElse(true);
    }

    private static Optional<Instant> instant(String milliseconds) {
        return milliseconds != null && isNumber(milliseconds)
                ? Optional.of(Instant.ofEpochMilli(Long.parseLong(milliseconds)))
                : Optional.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
