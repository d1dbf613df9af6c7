package dev.belay.posix.calls;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** statvfs(3) through JNA, whose struct each system lays out in its own way. */
final class JnaFileSystem {
    /** Larger than any struct statvfs. */
    private static final int STATVFS = 256;

    private static final int FRAGMENT = 8;

    private JnaFileSystem() {}

    /** As {@link NativeCalls#fileSystem}. */
    static int counts(byte[] path, long[] answer) {
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
