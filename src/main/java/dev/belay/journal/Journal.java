package dev.belay.journal;

import dev.belay.files.PrivateFiles;
import dev.belay.text.Redaction;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Every incident in a folder of its own, in the shape of a test case and redacted, so that a report becomes a test. A
 * folder is there as a whole or not at all. The journal keeps the newest 200 and never costs a session anything: where
 * it cannot write it says so once and does nothing more.
 */
public final class Journal {
    static final int KEPT = 200;

    private static final String INCIDENT = "incident.json";
    private static final String UNFINISHED = ".new-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Optional<Path> folder;
    private final Consumer<String> warnings;
    private boolean warned;

    /**
     * @param state {@code $XDG_STATE_HOME/belay}; nothing where there is no such place
     * @param warnings is told, at most once, in one sentence, that the journal cannot be written
     */
    public Journal(Optional<Path> state, Consumer<String> warnings) {
        this.folder = state.map(path -> path.resolve("incidents"));
        this.warnings = warnings;
    }

    /**
     * Opens an incident that nobody has recovered from yet and keeps its traces.
     *
     * @return the incident, whether it could be written or not
     */
    public Incident open(
            Instant at,
            String failure,
            String say,
            Map<String, String> because,
            Optional<Incident.Session> session,
            Optional<String> client,
            Traces traces) {
        Incident incident = new Incident(
                id(at), at, failure, say, because, session, Optional.empty(), Incident.Outcome.OPEN, client);
        if (folder.isEmpty()) {
            warn("HOME is not set");
            return incident;
        }
        try {
            PrivateFiles.makeDirectory(folder.get());
            Path unfinished = folder.get().resolve(UNFINISHED + incident.id());
            PrivateFiles.makeDirectory(unfinished);
            keep(traces, unfinished);
            PrivateFiles.write(unfinished.resolve(INCIDENT), IncidentJson.write(incident));
            Files.move(unfinished, folder(incident.id()), StandardCopyOption.ATOMIC_MOVE);
            prune();
        } catch (IOException unwritable) {
            warn(reason(unwritable));
        }
        return incident;
    }

    /** Notes the recovery that was begun and what came of it. An incident that is not there is overlooked. */
    public void update(String id, Optional<String> recovery, Incident.Outcome outcome) {
        Optional<Incident> incident = find(id);
        if (incident.isEmpty()) {
            return;
        }
        try {
            PrivateFiles.write(
                    folder(id).resolve(INCIDENT),
                    IncidentJson.write(incident.get().settled(recovery, outcome)));
        } catch (IOException unwritable) {
            warn(reason(unwritable));
        }
    }

    /** Every incident that can be read, newest first. */
    public List<Incident> incidents() {
        List<Incident> incidents = new ArrayList<>();
        for (String id : ids()) {
            find(id).ifPresent(incidents::add);
        }
        return incidents;
    }

    /** The incident of exactly this id. */
    public Optional<Incident> find(String id) {
        if (folder.isEmpty() || !isId(id)) {
            return Optional.empty();
        }
        try {
            String json = Files.readString(folder(id).resolve(INCIDENT), StandardCharsets.UTF_8);
            return Optional.of(IncidentJson.read(id, json));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** Where the traces of this incident lie. Only for ids that this journal gave. */
    public Path folder(String id) {
        return folder.orElseThrow().resolve(id);
    }

    private static String id(Instant at) {
        int random = ThreadLocalRandom.current().nextInt(0x10000);
        return TIME.format(at) + "-" + Integer.toHexString(0x10000 | random).substring(1);
    }

    /** Digits, small letters and dashes: never a path. */
    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if ((unit < '0' || unit > '9') && (unit < 'a' || unit > 'z') && unit != '-') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private List<String> ids() {
        List<String> ids = new ArrayList<>();
        if (folder.isPresent()) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder.get())) {
                for (Path path : folders) {
                    String name = path.getFileName().toString();
                    if (isId(name) && Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                        ids.add(name);
                    }
                }
            } catch (IOException none) {
                return List.of();
            }
        }
        ids.sort(Collections.reverseOrder());
        return ids;
    }

    private static void keep(Traces traces, Path directory) throws IOException {
        PrivateFiles.write(directory.resolve("exit"), traces.exit().id() + "\n");
        PrivateFiles.write(directory.resolve("hooks.json"), IncidentJson.write(traces.hooks()));
        PrivateFiles.write(directory.resolve("kernel.json"), IncidentJson.write(traces.kernel()));
        PrivateFiles.write(
                directory.resolve("session-file"), traces.sessionFile().word() + "\n");
        if (traces.alive().isPresent()) {
            PrivateFiles.write(directory.resolve("alive"), traces.alive().get().line() + "\n");
            PrivateFiles.write(
                    directory.resolve("seconds"), traces.alive().get().seconds() + "\n");
        }
        if (!traces.screen().isBlank()) {
            PrivateFiles.write(
                    directory.resolve("screen.txt"), Redaction.redact(Untrusted.lines(traces.screen())) + "\n");
        }
        if (traces.transcript().isPresent()) {
            try {
                PrivateFiles.write(
                        directory.resolve("transcript.jsonl"),
                        TranscriptEnd.read(traces.transcript().get()));
            } catch (NoSuchFileException neverWritten) {
                // A session that died before its first line has none.
            }
        }
    }

    private void prune() throws IOException {
        List<String> ids = ids();
        for (String id : ids.subList(Math.min(KEPT, ids.size()), ids.size())) {
            delete(folder(id));
        }
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(folder.orElseThrow(), UNFINISHED + "*")) {
            for (Path path : unfinished) {
                Instant written = Files.getLastModifiedTime(path).toInstant();
                if (written.isBefore(Instant.now().minusSeconds(3600))) {
                    delete(path);
                }
            }
        }
    }

    /** Deletes the files of a folder and the folder; folders within it are not ours, and keep it. */
    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        }
        try {
            Files.deleteIfExists(directory);
        } catch (java.nio.file.DirectoryNotEmptyException notOurs) {
            // Somebody put something there.
        }
    }

    private void warn(String reason) {
        if (!warned) {
            warned = true;
            warnings.accept("cannot write the incident journal (" + reason + ").");
        }
    }

    private static String reason(IOException failure) {
        String kind = failure instanceof java.nio.file.AccessDeniedException ? "permission denied: " : "";
        return kind + Untrusted.line(String.valueOf(failure.getMessage()), 120);
    }
}
