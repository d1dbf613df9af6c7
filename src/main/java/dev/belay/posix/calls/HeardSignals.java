package dev.belay.posix.calls;

/** Signals as a library of ours hears them: each comes as a byte through a pipe. */
public final class HeardSignals {
    private static final int MOST = 65;
    /** The same on Linux and macOS. */
    private static final int WINCH = 28;
    /** No signal has this number. */
    private static final byte END = 0;

    private static final Runnable[] REACTIONS = new Runnable[MOST];
    private static final int[] PIPE = {-1, -1};

    private HeardSignals() {}

    /** Whether there is such a library; the first question makes the pipe, and a thread that reads it. */
    public static synchronized boolean possible() {
        if (PIPE[0] < 0 && NativeCalls.here().pipe(PIPE) == 0) {
            // WINCH is no harm: its default is to be ignored.
            if (NativeCalls.here().hear(PIPE[1], WINCH) < 0) {
                close();
                return false;
            }
            int from = PIPE[0];
            Thread reader = new Thread(null, () -> read(from), "signals", 128 * 1024);
            reader.setDaemon(true);
            reader.start();
        }
        return PIPE[0] >= 0;
    }

    /** Runs the reaction on a thread of its own whenever it comes; whether that is possible. */
    public static synchronized boolean on(int number, Runnable reaction) {
        if (!possible()) {
            return false;
        }
        REACTIONS[number] = reaction;
        return NativeCalls.here().hear(PIPE[1], number) >= 0;
    }

    /** Hears no more; for the end, at which the virtual machine waits 300 ms for a thread that is in native code. */
    public static synchronized void stop() {
        if (PIPE[0] >= 0) {
            NativeCalls.here().write(PIPE[1], new byte[] {END}, 0, 1);
            PIPE[0] = -1;
        }
    }

    private static void close() {
        NativeCalls.here().close(PIPE[0]);
        NativeCalls.here().close(PIPE[1]);
        PIPE[0] = -1;
    }

    private static void read(int from) {
        byte[] one = new byte[1];
        while (NativeCalls.here().read(from, one, 0, 1) == 1 && one[0] != END) {
            Runnable reaction = of(one[0]);
            if (reaction != null) {
                Thread thread = new Thread(null, reaction, "signal-" + one[0], 512 * 1024);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static synchronized Runnable of(byte number) {
        return number < MOST ? REACTIONS[number] : null;
    }
}
