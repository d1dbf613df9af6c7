package dev.belay.posix;

import com.sun.jna.Memory;
import java.util.OptionalLong;

/** Calls that only Linux has. Touch it only when {@link com.sun.jna.Platform#isLinux()}. */
public final class LinuxCalls {
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    /** Larger than any struct statvfs, and where in it f_frsize, f_bavail, f_files and f_ffree are. */
    private static final int STATVFS = 256;

    private static final int FRAGMENT = 8;
    private static final int AVAILABLE = 32;
    private static final int FILES = 40;
    private static final int FILES_FREE = 48;

    private LinuxCalls() {}

    /**
     * Makes orphans of our descendants our own children instead of init's, so that what a dying claude leaves behind is
     * known by parentage, without a race (prctl(2), PR_SET_CHILD_SUBREAPER).
     */
    public static boolean adoptOrphans() {
        return Libc.integer("prctl", PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) == 0;
    }

    /** How many bytes we may still write on this path's file system; nothing where that can't be asked. */
    public static OptionalLong freeBytes(String path) {
        try (Memory answer = new Memory(STATVFS);
                Memory name = ByteText.terminated(path)) {
            return Libc.integer("statvfs", name, answer) == 0
                    ? OptionalLong.of(answer.getLong(AVAILABLE) * answer.getLong(FRAGMENT))
                    : OptionalLong.empty();
        }
    }

    /**
     * How many files may still be made on this path's file system (statvfs(3); one layout on all 64-bit systems). Nothing
     * where that is not limited or can't be asked.
     */
    public static OptionalLong freeInodes(String path) {
        try (Memory answer = new Memory(STATVFS);
                Memory name = ByteText.terminated(path)) {
            if (Libc.integer("statvfs", name, answer) != 0 || answer.getLong(FILES) == 0) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(answer.getLong(FILES_FREE));
        }
    }
}
