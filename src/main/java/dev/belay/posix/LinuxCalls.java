package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;

/** Calls that only Linux has: elsewhere they do nothing. */
public final class LinuxCalls {
    private static volatile boolean adopting;

    private LinuxCalls() {}

    /** Whether orphans of our descendants become our own children. */
    public static boolean isAdopting() {
        return adopting;
    }

    /** Has this signal sent to us when the process that has started us dies. */
    public static void signalOnDeathOfParent(int signal) {
        NativeCalls.here().signalOnParentsDeath(signal);
    }

    /**
     * Makes orphans of our descendants our own children instead of init's, so that what a dying claude leaves behind is
     * known by parentage, without a race (prctl(2), PR_SET_CHILD_SUBREAPER).
     */
    public static boolean adoptOrphans() {
        adopting = NativeCalls.here().adoptOrphans() == 0;
        return adopting;
    }
}
