package dev.belay.claude;

import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.json.JsonStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * {@code sessions/<pid>.json}, which clients from 2.1.116 on keep for as long as they run. Files of processes that are
 * not ours are never read. 2.1.116 does not update it on {@code /clear}: hooks know better.
 */
public final class SessionFiles {
    private final Path directory;
    private Entry latest;

    /** The files under a configuration directory. */
    public SessionFiles(Path configurationDirectory) {
        this.directory = configurationDirectory.resolve("sessions");
    }

    /**
     * What a client says of itself.
     *
     * @param status {@code busy}, {@code idle}, {@code waiting}; empty before 2.1.329
     */
    public record Entry(
            long pid,
            Optional<SessionId> session,
            Optional<Path> workingDirectory,
            Optional<String> status,
            Optional<String> version) {

        /** Written out, for what a record brings of itself is spun at its first call. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Entry entry
                    && pid == entry.pid
                    && session.equals(entry.session)
                    && workingDirectory.equals(entry.workingDirectory)
                    && status.equals(entry.status)
                    && version.equals(entry.version);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(pid);
        }
    }

    /** Where the client keeps its configuration: {@code CLAUDE_CONFIG_DIR}, else {@code .claude} at home. */
    public static Path configurationDirectory(Map<String, String> environment) {
        String named = environment.get("CLAUDE_CONFIG_DIR");
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        return homeDirectory(environment).resolve(".claude");
    }

    /** Where the client is at home: {@code HOME}, else what the system says. */
    public static Path homeDirectory(Map<String, String> environment) {
        String home = environment.get("HOME");
        return Path.of(home == null || home.isBlank() ? System.getProperty("user.home") : home);
    }

    public Path directory() {
        return directory;
    }

    /**
     * Reads the file of the first of these processes that has one, the nearest to us first: a client that another
     * client's tool has started is further down.
     */
    public Optional<Entry> read(Iterable<Long> pids) {
        for (long pid : pids) {
            Optional<Entry> entry = read(pid);
            if (entry.isPresent()) {
                latest = entry.get();
                return entry;
            }
        }
        return Optional.empty();
    }

    /** Whether any client has a file here: else nobody need look for processes. */
    public boolean any() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            return files.iterator().hasNext();
        } catch (IOException | RuntimeException none) {
            return false;
        }
    }

    /** The last that was read. */
    public Optional<Entry> latest() {
        return Optional.ofNullable(latest);
    }

    /** What became of it, or how it stands while the client is alive. */
    public SessionFile state(boolean alive) {
        if (latest == null) {
            return SessionFile.NEVER;
        }
        if (!Files.exists(file(latest.pid()))) {
            return SessionFile.REMOVED;
        }
        if (!alive) {
            return SessionFile.LEFT;
        }
        return switch (latest.status().orElse("")) {
            case "busy" -> SessionFile.BUSY;
            case "idle" -> SessionFile.IDLE;
            case "waiting" -> SessionFile.WAITING;
            default -> SessionFile.SILENT;
        };
    }

    private Optional<Entry> read(long pid) {
        try (InputStream stream = Files.newInputStream(file(pid))) {
            Map<String, String> fields = JsonStream.fields(stream);
            if (SessionRegistry.isAnother(pid, fields.get("procStart"))) {
                // A client that was killed has left it, and the number of its process is used again.
                return Optional.empty();
            }
            return Optional.of(new Entry(
                    pid,
                    SessionId.parse(fields.get("sessionId")),
                    Optional.ofNullable(fields.get("cwd")).map(Path::of),
                    Optional.ofNullable(fields.get("status")),
                    Optional.ofNullable(fields.get("version"))));
        } catch (IOException | InvalidPathException absentOrHalfWritten) {
            return Optional.empty();
        }
    }

    private Path file(long pid) {
        return directory.resolve(pid + ".json");
    }
}
