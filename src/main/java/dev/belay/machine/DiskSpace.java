package dev.belay.machine;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import dev.belay.machine.system.SystemCall;
import dev.belay.posix.ByteText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    /** Larger than any struct statvfs. */
    private static final int STATVFS = 256;

    private static final int FRAGMENT = 8;

    /** Asked of the C library: a file store of Java's reads the table of all mounts first, which takes too long. */
    public static DiskSpace at(Path existing) {
        boolean known = Platform.isLinux() || Platform.isMac();
        try (Memory answer = new Memory(STATVFS);
                Memory name = ByteText.terminated(existing.toString())) {
            if (known && SystemCall.integer("statvfs", name, answer) == 0) {
                byte[] bytes = answer.getByteArray(0, STATVFS);
                return Platform.isMac() ? ofDarwin(bytes) : ofLinux(bytes);
            }
        } catch (RuntimeException | LinkageError unavailable) {
            // Java knows half of it.
        }
        return ofJava(existing);
    }

    /** All counts have 64 bits. */
    static DiskSpace ofLinux(byte[] statvfs) {
        ByteBuffer bytes = ByteBuffer.wrap(statvfs).order(ByteOrder.nativeOrder());
        return of(bytes.getLong(FRAGMENT), bytes.getLong(32), bytes.getLong(40), bytes.getLong(48));
    }

    /** All counts have 32 bits. */
    static DiskSpace ofDarwin(byte[] statvfs) {
        ByteBuffer bytes = ByteBuffer.wrap(statvfs).order(ByteOrder.LITTLE_ENDIAN);
        return of(
                bytes.getLong(FRAGMENT),
                Integer.toUnsignedLong(bytes.getInt(24)),
                Integer.toUnsignedLong(bytes.getInt(28)),
                Integer.toUnsignedLong(bytes.getInt(32)));
    }

    /** File systems without inode tables say 0 of 0. */
    private static DiskSpace of(long fragment, long available, long files, long filesFree) {
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
