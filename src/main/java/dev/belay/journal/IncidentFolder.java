package dev.belay.journal;

import dev.belay.evidence.status.StatusReport;
import dev.belay.files.PrivateFiles;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The folder of one incident, in the shape of a test case: the one place that knows which files there are in it, for those
 * who write it, read it, make a case of it and delete it.
 *
 * @param path its name is the incident's id
 */
public record IncidentFolder(Path path) {
    static final String INCIDENT = "incident.json";
    static final String EXIT = "exit";
    static final String HOOKS = "hooks.json";
    static final String KERNEL = "kernel.json";
    static final String SESSION_FILE = "session-file";
    static final String ALIVE = "alive";
    static final String SECONDS = "seconds";
    static final String STATUS = "status";
    static final String SCREEN = "screen.txt";
    static final String TRANSCRIPT = "transcript.jsonl";

    /** What holds neither the user's words nor the model's. */
    static final List<String> READINGS = List.of(EXIT, HOOKS, KERNEL, SESSION_FILE, ALIVE, SECONDS);

    private static final int LARGEST = 1 << 20;

    /** Where the incidents are, below {@code $XDG_STATE_HOME/belay}. */
    public static Path all(Path state) {
        return state.resolve("incidents");
    }

    /** Those in there, newest first: their names begin with the time. What cannot be read counts as empty. */
    static List<IncidentFolder> newestFirst(Path incidents) {
        List<IncidentFolder> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(incidents)) {
            for (Path entry : entries) {
                if (isId(entry.getFileName().toString()) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    folders.add(new IncidentFolder(entry));
                }
            }
        } catch (IOException | RuntimeException none) {
            return List.of();
        }
        folders.sort(Collections.reverseOrder((one, other) -> one.id().compareTo(other.id())));
        return folders;
    }

    /** The incident in this folder, which a user has named; nothing when that is none. */
    static Optional<IncidentFolder> named(String name) {
        try {
            IncidentFolder folder = new IncidentFolder(Path.of(name));
            return Files.isDirectory(folder.path()) && folder.has(INCIDENT) ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /** Digits, small letters and dashes: never a path, and never one that is being written. */
    static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if ((unit < '0' || unit > '9') && (unit < 'a' || unit > 'z') && unit != '-') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    String id() {
        return path.getFileName().toString();
    }

    boolean has(String file) {
        return Files.exists(path.resolve(file));
    }

    /** The beginning of a file; empty when it was not kept. */
    String text(String file) {
        try (InputStream stream = Files.newInputStream(path.resolve(file))) {
            return new String(stream.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (IOException notKept) {
            return "";
        }
    }

    Optional<JournalEntry> incident() {
        try {
            String json = Files.readString(path.resolve(INCIDENT), StandardCharsets.UTF_8);
            return Optional.of(IncidentJson.read(id(), json));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    void write(JournalEntry incident) throws IOException {
        write(INCIDENT, IncidentJson.write(incident));
    }

    /** Redacted, so that a report becomes a test. */
    void write(Traces traces) throws IOException {
        write(EXIT, traces.exit().id() + "\n");
        write(HOOKS, IncidentJson.write(traces.hooks()));
        write(KERNEL, IncidentJson.write(traces.machine()));
        write(SESSION_FILE, traces.sessionFile().id() + "\n");
        if (traces.alive().isPresent()) {
            write(ALIVE, traces.alive().get().line() + "\n");
            write(SECONDS, traces.alive().get().seconds() + "\n");
            Optional<StatusReport> status = traces.alive().get().status();
            if (status.isPresent()) {
                write(STATUS, status.get().lines());
            }
        }
        if (!traces.screen().isBlank()) {
            write(SCREEN, Redaction.redact(Untrusted.lines(traces.screen())) + "\n");
        }
        if (traces.transcript().isPresent()) {
            try {
                PrivateFiles.write(
                        path.resolve(TRANSCRIPT),
                        TranscriptEnd.read(traces.transcript().get()));
            } catch (NoSuchFileException neverWritten) {
                // A session that died before its first line has none.
            }
        }
    }

    private void write(String file, String text) throws IOException {
        PrivateFiles.write(path.resolve(file), text);
    }

    /** Deletes its files and itself; folders within it are not ours, and keep it. */
    void delete() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException notOurs) {
            // Somebody put something there.
        }
    }
}
