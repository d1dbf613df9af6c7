package dev.belay.posix;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/** Calls that only Linux has. Touch it only when {@link com.sun.jna.Platform#isLinux()}. */
public final class LinuxCalls {
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    static {
        Native.register(LinuxCalls.class, NativeLibrary.getProcess());
    }

    private LinuxCalls() {}

    static native int prctl(int option, long first, long second, long third, long fourth);

    public static native int ptsname_r(int descriptor, Pointer buffer, long length);

    /**
     * Makes orphans of our descendants our own children instead of init's, so that what a dying claude leaves behind is
     * known by parentage, without a race (prctl(2), PR_SET_CHILD_SUBREAPER).
     */
    public static boolean adoptOrphans() {
        return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0;
    }
}
