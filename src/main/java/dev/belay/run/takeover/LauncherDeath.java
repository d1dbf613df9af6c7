package dev.belay.run.takeover;

import dev.belay.posix.Libc;
import dev.belay.posix.LinuxCalls;
import dev.belay.posix.Signals;
import dev.belay.posix.calls.OperatingSystem;

/**
 * The death of the launcher, which would give the terminal back in the end: SIGHUP comes then, as when the terminal itself
 * goes, and whose child we are by then tells the two apart. On other systems than Linux it is not noticed.
 */
public final class LauncherDeath {
    private final int launcher;

    private LauncherDeath(int launcher) {
        this.launcher = launcher;
    }

    /** Whether there is one, and its death can be noticed. */
    static boolean canBeSeen() {
        return OperatingSystem.isLinux()
                && !System.getProperty("belay.folder", "").isEmpty();
    }

    /** From now on it is noticed. */
    public static LauncherDeath watched() {
        if (canBeSeen()) {
            // It may have died while we started.
            int launcher = Integer.getInteger("belay.parent", Libc.getppid());
            LinuxCalls.signalOnDeathOfParent(Signals.HUP);
            return new LauncherDeath(launcher);
        }
        return new LauncherDeath(0);
    }

    /** Whether it is what SIGHUP means. The terminal is a shell's by then, and must be written to all the same. */
    public boolean happened() {
        boolean dead = launcher != 0 && Libc.getppid() != launcher;
        if (dead) {
            Signals.ignore(Signals.TTOU);
        }
        return dead;
    }
}
