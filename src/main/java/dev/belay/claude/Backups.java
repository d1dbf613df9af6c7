package dev.belay.claude;

import dev.belay.files.PrivateFiles;
import dev.belay.json.JsonFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The copies of {@code .claude.json} that the client has made: beside it, and in {@code ~/.claude/backups}. */
public final class Backups {
    private Backups() {}

    /** The newest that is whole and not empty. */
    public static Optional<Path> newestGood(Path stateFile, Path configuration) {
        List<Path> copies = new ArrayList<>();
        add(copies, configuration.resolve("backups"), stateFile.getFileName() + ".backup*");
        add(copies, stateFile.toAbsolutePath().getParent(), stateFile.getFileName() + ".backup*");
        copies.sort(Comparator.comparing(Backups::written).reversed());
        for (Path copy : copies) {
            JsonFile read = JsonFile.read(copy);
            if (read.fault().isEmpty() && !read.content().isEmpty()) {
                return Optional.of(copy);
            }
        }
        return Optional.empty();
    }

    public static Instant written(Path copy) {
        try {
            return Files.getLastModifiedTime(copy).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }

    /** Puts the copy in the place of the broken file, which is kept beside it. */
    public static String restore(Path copy, Path broken) throws IOException {
        Path real = broken.toRealPath();
        Path kept = real.resolveSibling(real.getFileName() + ".corrupted." + System.currentTimeMillis());
        byte[] good = Files.readAllBytes(copy);
        Files.copy(real, kept);
        PrivateFiles.write(real, good);
        return broken + " is the copy of " + written(copy) + " again; the broken one is " + kept;
    }

    private static void add(List<Path> copies, Path folder, String pattern) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
            entries.forEach(copies::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            // No copies then.
        }
    }
}
