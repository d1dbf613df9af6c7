package dev.belay.transcript.catalogue;

import dev.belay.claude.ProjectDirectory;
import dev.belay.evidence.SessionId;
import dev.belay.transcript.StoredTranscript;
import dev.belay.transcript.TranscriptHead;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the transcript that a person means: by its id or the beginning of one, in any project, or the newest of this
 * project. It never chooses between two sessions that fit, and never takes a sub-agent's file or a stub.
 */
public final class SessionFinder {
    private final Path projects;
    private final ProjectDirectory here;
    /** Looked into for what the client has no more. */
    private final Optional<SessionFinder> kept;

    /**
     * @param configuration the client's configuration directory
     * @param workingDirectory the project that is meant by "this"
     */
    public SessionFinder(Path configuration, Path workingDirectory) {
        this(configuration, workingDirectory, Optional.empty());
    }

    /**
     * The same for sessions that the client may have lost.
     *
     * @param kept where they are kept then, with the same folders in it
     */
    public SessionFinder(Path configuration, Path workingDirectory, Optional<Path> kept) {
        this.projects = configuration.resolve("projects");
        this.here = ProjectDirectory.of(configuration, workingDirectory);
        this.kept = kept.map(folder -> new SessionFinder(folder, workingDirectory));
    }

    /** Where transcripts of this project are looked for. */
    public Path here() {
        return here.path();
    }

    /** Where those of all projects are. */
    public Path everywhere() {
        return projects;
    }

    /**
     * The transcripts whose id begins so, one for each id, in the order of their ids. Where a session lies in several
     * project folders, the one of this project is taken, else the one that was written last.
     *
     * @throws IOException when the projects cannot be listed
     */
    public List<Path> beginningWith(String prefix) throws IOException {
        Map<SessionId, Path> found = new TreeMap<>(Comparator.comparing(SessionId::value));
        for (Path project : projectFolders(projects)) {
            for (Path file : transcripts(project, prefix)) {
                ProjectDirectory.session(file).ifPresent(id -> found.merge(id, file, this::better));
            }
        }
        if (kept.isPresent()) {
            for (Path file : kept.get().beginningWith(prefix)) {
                ProjectDirectory.session(file).ifPresent(id -> found.putIfAbsent(id, file));
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * The session of this project whose last record is the newest.
     *
     * @throws IOException when the project's folder cannot be read
     */
    public Optional<Path> newest() throws IOException {
        return newest(Set.of());
    }

    /**
     * The same, without these.
     *
     * @throws IOException when the project's folder cannot be read
     */
    public Optional<Path> newest(Set<Path> besides) throws IOException {
        Map<Path, Long> written = new HashMap<>();
        for (Path file : here.transcripts()) {
            if (!besides.contains(file)) {
                written.put(file, modified(file));
            }
        }
        List<Path> files = new ArrayList<>(written.keySet());
        files.sort(Comparator.<Path>comparingLong(written::get).reversed());
        Path best = null;
        long bestAt = Long.MIN_VALUE;
        for (Path file : files) {
            // A record is not newer than the last write to its file.
            if (written.get(file) <= bestAt) {
                break;
            }
            long at = lastRecord(file);
            if (at > bestAt) {
                best = file;
                bestAt = at;
            }
        }
        return best != null || kept.isEmpty()
                ? Optional.ofNullable(best)
                : kept.get().newest(besides);
    }

    private static long lastRecord(Path file) {
        try {
            StoredTranscript glance = StoredTranscript.glance(file, Files.size(file));
            boolean stub =
                    glance.last().offset() < 0 && !TranscriptHead.read(file).conversation();
            return stub
                    ? Long.MIN_VALUE
                    : glance.last().at().map(at -> at.toEpochMilli()).orElse(0L);
        } catch (IOException unreadable) {
            return Long.MIN_VALUE;
        }
    }

    private Path better(Path one, Path other) {
        if (one.getParent().equals(here.path()) || other.getParent().equals(here.path())) {
            return one.getParent().equals(here.path()) ? one : other;
        }
        return modified(one) >= modified(other) ? one : other;
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException gone) {
            return Long.MIN_VALUE;
        }
    }

    /** The folders of all projects. */
    static List<Path> projectFolders(Path projects) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(projects)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(projects, Files::isDirectory)) {
                entries.forEach(folders::add);
            }
        }
        return folders;
    }

    private static List<Path> transcripts(Path project, String prefix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(project, prefix + "*.jsonl")) {
            files.forEach(found::add);
        } catch (java.nio.file.AccessDeniedException locked) {
            return List.of();
        }
        return found;
    }
}
