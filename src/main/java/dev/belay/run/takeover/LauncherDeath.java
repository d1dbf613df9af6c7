package dev.belay.run.takeover;

import com.sun.jna.Platform;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxCalls;
import dev.belay.posix.Signals;

/**
 * The death of the launcher, which would give the terminal back in the end: SIGHUP comes then, as when the terminal itself
 * goes, and whose child we are by then tells the two apart. On other systems than Linux it is not noticed.
 */
public final class LauncherDeath {
    private int launcher;

    /** From now on it is noticed. */
    public void watch() {
        if (Platform.isLinux() && !System.getProperty("belay.folder", "").isEmpty()) {
            launcher = Libc.getppid();
            LinuxCalls.signalOnDeathOfParent(Signals.HUP);
        }
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
