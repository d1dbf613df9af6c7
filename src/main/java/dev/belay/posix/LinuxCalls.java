package dev.belay.posix;

/** Calls that only Linux has. Touch it only when {@link com.sun.jna.Platform#isLinux()}. */
public final class LinuxCalls {
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_SET_CHILD_SUBREAPER = 36;

    private static volatile boolean adopting;

    private LinuxCalls() {}

    /** Whether orphans of our descendants become our own children. */
    public static boolean isAdopting() {
        return adopting;
    }

    /** Has this signal sent to us when the process that has started us dies. */
    public static void signalOnDeathOfParent(int signal) {
        Libc.integer("prctl", PR_SET_PDEATHSIG, (long) signal, 0L, 0L, 0L);
    }

    /**
     * Makes orphans of our descendants our own children instead of init's, so that what a dying claude leaves behind is
     * known by parentage, without a race (prctl(2), PR_SET_CHILD_SUBREAPER).
     */
    public static boolean adoptOrphans() {
        adopting = Libc.integer("prctl", PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L) == 0;
        return adopting;
    }
}
