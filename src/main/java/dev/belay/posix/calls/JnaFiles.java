package dev.belay.posix.calls;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.ToIntFunction;

/** Calls about a file by its name through JNA, and about the file system that it is on. */
final class JnaFiles {
    private static final int X_OK = 1;
    /** With FALLOC_FL_KEEP_SIZE. */
    private static final int KEEP_SIZE = 1;

    private static final int PUNCH_HOLE = 3;
    /** Larger than any struct statvfs. */
    private static final int STATVFS = 256;

    private static final int FRAGMENT = 8;

    private JnaFiles() {}

    /** As open(2), without closing it on exec. */
    static int open(byte[] path, int flags) {
        return at(path, file -> JnaLibrary.open(file, flags));
    }

    /** As creat(2), readable for nobody else. */
    static int create(byte[] path) {
        return at(path, file -> JnaLibrary.creat(file, 0600));
    }

    static int punch(int descriptor, long offset, long length) {
        return allocate(descriptor, PUNCH_HOLE, offset, length);
    }

    static int reserve(int descriptor, long length) {
        return allocate(descriptor, KEEP_SIZE, 0, length);
    }

    /** As fallocate(2), where an offset is a long. */
    private static int allocate(int descriptor, int how, long offset, long length) {
        return OperatingSystem.isLinux() && Native.LONG_SIZE == Long.BYTES
                ? JnaLibrary.outcome(JnaLibrary.fallocate(descriptor, how, offset, length))
                : -JnaLibrary.ENOTSUP;
    }

    static int mayExecute(byte[] path) {
        return at(path, file -> JnaLibrary.access(file, X_OK));
    }

    static int changeDirectory(byte[] path) {
        return at(path, JnaLibrary::chdir);
    }

    private static int at(byte[] path, ToIntFunction<Pointer> function) {
        try (JnaStrings words = new JnaStrings()) {
            return JnaLibrary.outcome(function.applyAsInt(words.string(path)));
        }
    }

    /** As {@link NativeCalls#fileSystem}; each system lays the struct of statvfs(3) out in its own way. */
    static int fileSystem(byte[] path, long[] answer) {
        try (Memory filled = new Memory(STATVFS);
                JnaStrings words = new JnaStrings()) {
            int result = JnaLibrary.outcome(JnaLibrary.integer("statvfs", words.string(path), filled));
            if (result == 0) {
                ByteBuffer bytes = filled.getByteBuffer(0, STATVFS).order(ByteOrder.nativeOrder());
                long[] counts = OperatingSystem.isMac() ? ofDarwin(bytes) : ofLinux(bytes);
                System.arraycopy(counts, 0, answer, 0, counts.length);
            }
            return result;
        }
    }

    /** All counts have 64 bits. */
    static long[] ofLinux(ByteBuffer statvfs) {
        return new long[] {statvfs.getLong(FRAGMENT), statvfs.getLong(32), statvfs.getLong(40), statvfs.getLong(48)};
    }

    /** All counts have 32 bits. */
    static long[] ofDarwin(ByteBuffer statvfs) {
        return new long[] {
            statvfs.getLong(FRAGMENT),
            Integer.toUnsignedLong(statvfs.getInt(24)),
            Integer.toUnsignedLong(statvfs.getInt(28)),
            Integer.toUnsignedLong(statvfs.getInt(32))
        };
    }
}
