package dev.belay.batch.folder;

import dev.belay.evidence.SessionId;
import dev.belay.files.PrivateFiles;
import dev.belay.files.RecordLines;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The folder of a batch. Its name for itself is made once, so that whoever works on a task of it, wherever and however
 * often, works in the same session.
 *
 * @param directory the folder in which it was begun
 */
public record BatchFolder(Path path, UUID id, Path directory) {
    private static final String FILE = "batch";

    /**
     * That of a batch that has begun.
     *
     * @throws UsageException when there is none
     */
    public static BatchFolder of(Path path) throws UsageException {
        return find(path)
                .orElseThrow(() -> UsageException.noInput(
                        "there is no batch in " + path + " (`belay batch run TASKS --out " + path + "` begins one)"));
    }

    /**
     * The same, begun now where there is none yet.
     *
     * @param here the folder in which it is begun
     * @throws UsageException when that cannot be done
     */
    public static BatchFolder begin(Path path, Path here) throws UsageException {
        Optional<BatchFolder> there = find(path);
        if (there.isPresent()) {
            return there.get();
        }
        try {
            PrivateFiles.makeDirectory(path);
            // Of two who begin it at the same time, only one gives it its name.
            Path fresh = path.resolve(".batch" + UUID.randomUUID());
            PrivateFiles.write(
                    fresh,
                    new RecordLines()
                            .add("id", UUID.randomUUID())
                            .add("directory", here)
                            .text());
            try {
                Files.createLink(path.resolve(FILE), fresh);
            } catch (java.nio.file.FileAlreadyExistsException other) {
                // Then that is its name.
            } finally {
                Files.deleteIfExists(fresh);
            }
            // What is in it is no part of a project that it may lie in.
            PrivateFiles.write(path.resolve(".gitignore"), "*\n");
        } catch (IOException refused) {
            throw UsageException.settings(path + " cannot be written to: " + refused.getMessage());
        }
        return of(path);
    }

    /** The same; nothing when there is none. */
    public static Optional<BatchFolder> find(Path path) throws UsageException {
        Path file = path.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            RecordLines lines = RecordLines.parse(Files.readString(file));
            return Optional.of(
                    new BatchFolder(path, UUID.fromString(lines.only("id")), Path.of(lines.only("directory"))));
        } catch (IOException | RuntimeException damaged) {
            throw UsageException.settings(file + " is damaged (" + damaged.getMessage() + ")");
        }
    }

    /** That of this task. */
    public TaskFolder task(String id) {
        return new TaskFolder(id, path.resolve("tasks").resolve(id));
    }

    /** Claude's own folder for this task, where jobs of a cluster have worked on it; see {@code JobScript}. */
    public Optional<Path> configuration(String task) {
        return Optional.of(path.resolve("homes").resolve(task).resolve("claude"))
                .filter(Files::isDirectory);
    }

    /** The session of this task. */
    public SessionId session(String task) {
        return new SessionId(NamedId.of(id, task).toString());
    }

    /** The lease on the whole of it. */
    public Lease lease() {
        return new Lease(path);
    }

    public Path results() {
        return path.resolve("results.jsonl");
    }

    /** The file with the names of its tasks, in the order of the list that was worked on last, one on each line. */
    public Path list() {
        return path.resolve("list");
    }

    /** Writes it. */
    public void write(List<String> tasks) throws IOException {
        PrivateFiles.write(list(), String.join("\n", tasks) + "\n");
    }
}
