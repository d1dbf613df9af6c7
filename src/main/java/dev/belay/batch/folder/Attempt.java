package dev.belay.batch.folder;

import dev.belay.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The folder of one step: what it reads ({@code input}) and prints ({@code output}, {@code errors}), the process that runs it
 * ({@code pid}), and how it ended ({@code status}). The process itself writes the last two, so that they are there whatever
 * becomes of the batch.
 */
public record Attempt(Path path) {

    /** Makes it, with this to read. */
    public void begin(String input) throws IOException {
        PrivateFiles.makeDirectory(path);
        PrivateFiles.write(path.resolve("input"), input);
        for (String name : new String[] {"pid", "status", "output", "errors"}) {
            Files.deleteIfExists(path.resolve(name));
        }
    }

    public Path output() {
        return path.resolve("output");
    }

    public Path errors() {
        return path.resolve("errors");
    }

    /** Its exit status as a shell has it; nothing while it runs, and where nobody lived to see it. */
    public OptionalInt status() {
        try {
            return OptionalInt.of(
                    Integer.parseInt(Files.readString(path.resolve("status")).strip()));
        } catch (IOException | NumberFormatException none) {
            return OptionalInt.empty();
        }
    }

    /** The process that runs it, while that is there. */
    public Optional<ProcessHandle> process() {
        try {
            long pid = Long.parseLong(Files.readString(path.resolve("pid")).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** A number is used again for other processes; this one has the folder among its words. */
    private boolean isOurs(ProcessHandle process) {
        String words = process.info().commandLine().orElse("");
        String all =
                words.isEmpty() ? String.join(" ", process.info().arguments().orElse(new String[0])) : words;
        return all.contains(path.toString());
    }

    /** How long it has taken, by the times of its files. */
    public Duration took() {
        Instant begun = modified("input");
        Instant ended = modified("status");
        return ended.isAfter(begun) ? Duration.between(begun, ended) : Duration.ZERO;
    }

    private Instant modified(String name) {
        try {
            return Files.getLastModifiedTime(path.resolve(name)).toInstant();
        } catch (IOException none) {
            return Instant.EPOCH;
        }
    }
}
