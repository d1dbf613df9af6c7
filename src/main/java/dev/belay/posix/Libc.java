package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
import java.nio.charset.StandardCharsets;

/** The simplest calls of the C library by their own names: numbers in, a number out, -1 for a failure. */
public final class Libc {
    private Libc() {}

    public static int close(int descriptor) {
        return plain(NativeCalls.here().close(descriptor));
    }

    public static int isatty(int descriptor) {
        return NativeCalls.here().isTerminal(descriptor) ? 1 : 0;
    }

    public static int getppid() {
        return NativeCalls.here().parent();
    }

    public static int getpid() {
        return NativeCalls.here().ownId();
    }

    public static int getuid() {
        return NativeCalls.here().user();
    }

    public static int kill(int pid, int signal) {
        return plain(NativeCalls.here().kill(pid, signal));
    }

    private static int plain(int result) {
        return Math.max(-1, result);
    }

    /** What an error number means, in the C library's words. */
    public static String explain(int number) {
        return new String(NativeCalls.here().explain(number), StandardCharsets.UTF_8);
    }
}
