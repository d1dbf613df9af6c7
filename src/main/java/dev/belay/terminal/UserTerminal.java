package dev.belay.terminal;

import com.sun.jna.Memory;
import dev.belay.child.TerminalSetup;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The terminal that the user sits at. Its line settings are saved once, at the start, and given back on every way out;
 * what the program inside set with escape sequences is {@link Modes}' matter.
 */
public final class UserTerminal {
    public static final int INPUT = 0;
    public static final int OUTPUT = 1;
    private static final int TERMIOS = 128;
    private static final int TCSADRAIN = 1;
    /** In c_iflag, which stands first; the same on Linux and macOS. */
    private static final int ICRNL = 0x100;

    private static final int STOP_PATIENCE = 300;

    private final Memory saved = new Memory(TERMIOS);
    private final Memory raw = new Memory(TERMIOS);
    private final Memory question = new Memory(TERMIOS);
    private volatile boolean rawNow;
    private volatile CountDownLatch continued = new CountDownLatch(1);

    private UserTerminal(byte... before) {
        saved.clear();
        Libc.tcgetattr(INPUT, saved);
        saved.write(0, before, 0, before.length);
        copy(saved, raw);
        Libc.cfmakeraw(raw);
        copy(raw, question);
        question.setInt(0, question.getInt(0) | ICRNL);
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
        return new TerminalSetup(size(), saved.getByteArray(0, TERMIOS));
    }

    /** Every byte goes through as it is: no echo, no line editing, no signals from keys. */
    public void raw() {
        rawNow = true;
        Libc.tcsetattr(INPUT, TCSADRAIN, raw);
    }

    /** Raw, but Return ends a line: what is not read then is still a command for a shell that edits no lines itself. */
    public void question() {
        rawNow = true;
        Libc.tcsetattr(INPUT, TCSADRAIN, question);
    }

    /** As the user had it. */
    public void restore() {
        rawNow = false;
        Libc.tcsetattr(INPUT, TCSADRAIN, saved);
    }

    /** After SIGCONT: whoever had the terminal meanwhile has left it in another mode. */
    public void continued() {
        if (rawNow && Libc.tcgetpgrp(INPUT) == Libc.getpgrp()) {
            Libc.tcsetattr(INPUT, TCSADRAIN, raw);
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

    private static void copy(Memory from, Memory to) {
        to.write(0, from.getByteArray(0, TERMIOS), 0, TERMIOS);
    }
}
