package dev.belay.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Files that only their owner may read, written so that nobody ever sees half of one. */
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final FileAttribute<Set<PosixFilePermission>> FILE = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(OWNER);

    private PrivateFiles() {}

    /**
     * Makes the directory and the missing ones above it, for their owner only.
     *
     * @throws IOException when that cannot be done
     */
    public static void makeDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, DIRECTORY);
        }
    }

    /** The same with this text in UTF-8. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same for a program, which its owner may run (0700).
     *
     * @throws IOException when that cannot be done
     */
    public static void writeProgram(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8), true);
    }

    /**
     * Writes under a temporary name and renames it into place; missing directories are made (0700, the file 0600).
     *
     * @throws IOException when the directory cannot be made or written to; the file is then as before
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, content, false);
    }

    private static void write(Path file, byte[] content, boolean program) throws IOException {
        Path directory = file.getParent();
        makeDirectory(directory);
        Path temporary = directory.resolve(".new" + ProcessHandle.current().pid() + '.' + NUMBER.incrementAndGet());
        try {
            // One that a dead process of this number has left.
            Files.deleteIfExists(temporary);
            // Files.createTempFile would first look for chance among the JVM's security providers, at the start of a
            // session.
            Files.createFile(temporary, FILE);
            Files.write(temporary, content);
            if (program) {
                Files.setPosixFilePermissions(temporary, OWNER);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** When this file was last written; long ago where it is gone. */
    public static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    /** Deletes a file that has had its time; where that cannot be, it is for another time. */
    public static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException readOnly) {
            // As said.
        }
    }
}
