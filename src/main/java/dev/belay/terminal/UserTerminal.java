package dev.belay.terminal;

import dev.belay.child.TerminalSetup;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.LineSettings;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import dev.belay.posix.calls.NativeCalls;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The terminal that the user sits at. Its line settings are saved once, at the start, and given back on every way out;
 * what the program inside set with escape sequences is {@link Modes}' matter.
 */
public final class UserTerminal {
    public static final int INPUT = 0;
    public static final int OUTPUT = 1;
    private static final int STOP_PATIENCE = 300;

    private final byte[] saved = new byte[NativeCalls.TERMIOS];
    private final byte[] raw;
    private final byte[] question;
    private volatile boolean rawNow;
    private volatile boolean left;
    private volatile CountDownLatch continued = new CountDownLatch(1);

    private UserTerminal(byte... before) {
        NativeCalls.here().attributes(INPUT, saved);
        System.arraycopy(before, 0, saved, 0, before.length);
        raw = saved.clone();
        NativeCalls.here().makeRaw(raw);
        question = LineSettings.endingLines(raw);
    }

    /** Whether both sides are terminals: otherwise the client behaves as in print mode, and so do we. */
    public static boolean present() {
        return Libc.isatty(INPUT) == 1 && Libc.isatty(OUTPUT) == 1;
    }

    /** @param before the settings that it had before another JVM made it raw; empty where they are the present ones */
    public static UserTerminal open(byte... before) {
        return new UserTerminal(before);
    }

    /** Writes to the screen; whether that worked. */
    public static boolean write(byte[] bytes) {
        return Descriptor.write(OUTPUT, bytes);
    }

    public WindowSize size() {
        return WindowSize.of(OUTPUT);
    }

    /** Its size, and the line settings as they were found, for the pty inside to start with. */
    public TerminalSetup setup() {
        return new TerminalSetup(size(), saved.clone());
    }

    /** Every byte goes through as it is: no echo, no line editing, no signals from keys. */
    public void raw() {
        rawNow = true;
        apply(raw);
    }

    /** Raw, but Return ends a line: what is not read then is still a command for a shell that edits no lines itself. */
    public void question() {
        rawNow = true;
        apply(question);
    }

    /** As the user had it. */
    public void restore() {
        rawNow = false;
        apply(saved);
    }

    /** As the user had it, and nothing of ours from now on: it is somebody else's. */
    public void leave() {
        restore();
        left = true;
    }

    boolean isLeft() {
        return left;
    }

    /** After SIGCONT: whoever had the terminal meanwhile has left it in another mode. */
    public void continued() {
        if (rawNow
                && NativeCalls.here().foregroundGroup(INPUT)
                        == NativeCalls.here().ownGroup()) {
            apply(raw);
        }
        continued.countDown();
    }

    /**
     * Stops our whole group, as Ctrl-Z would have done without us, and returns when the user has brought it back. In an
     * orphaned group the kernel ignores the stop (setpgid(2)); then it returns at once.
     */
    public void suspend() {
        continued = new CountDownLatch(1);
        boolean wasRaw = rawNow;
        restore();
        Libc.kill(0, Signals.TSTP);
        try {
            continued.await(STOP_PATIENCE, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (wasRaw) {
            raw();
        }
    }

    private void apply(byte[] settings) {
        if (!left) {
            NativeCalls.here().setAttributes(INPUT, true, settings);
        }
    }
}
