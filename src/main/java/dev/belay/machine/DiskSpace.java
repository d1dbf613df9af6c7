package dev.belay.machine;

import dev.belay.posix.ByteText;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What is left on a file system.
 *
 * @param free bytes that we may still write
 * @param inodes files that may still be made; nothing where that is not limited
 */
public record DiskSpace(OptionalLong free, OptionalLong inodes) {
    /** Asked of the C library: a file store of Java's reads the table of all mounts first, which takes too long. */
    public static DiskSpace at(Path existing) {
        try {
            long[] counts = new long[4];
            if (NativeCalls.here().fileSystem(ByteText.encode(existing.toString()), counts) == 0) {
                return of(counts[0], counts[1], counts[2], counts[3]);
            }
        } catch (RuntimeException | LinkageError unavailable) {
            // Java knows half of it.
        }
        return ofJava(existing);
    }

    /** File systems without inode tables say 0 of 0. */
    static DiskSpace of(long fragment, long available, long files, long filesFree) {
        return new DiskSpace(
                OptionalLong.of(available * fragment), files == 0 ? OptionalLong.empty() : OptionalLong.of(filesFree));
    }

    private static DiskSpace ofJava(Path existing) {
        try {
            return new DiskSpace(OptionalLong.of(Files.getFileStore(existing).getUsableSpace()), OptionalLong.empty());
        } catch (IOException | RuntimeException unreadable) {
            return new DiskSpace(OptionalLong.empty(), OptionalLong.empty());
        }
    }

    /** The nearest folder above that is there. */
    public static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }
}
