package dev.belay.child;

import com.sun.jna.Pointer;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import java.io.IOException;

/**
 * The pty that the launcher has opened and keeps ({@code -Dbelay.master}), so that claude is not hung up when this JVM
 * dies. It serves one claude after the other.
 */
final class HeldTerminal {
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int LOWEST = 20;
    private static final long TCFLSH = 0x540B;
    private static final Pointer BOTH_QUEUES = Pointer.createConstant(2);

    private final int master;

    private HeldTerminal(int master) {
        this.master = master;
    }

    /** The one of this run; null without one. */
    static HeldTerminal ofThisRun() {
        Integer held = Integer.getInteger("belay.master");
        return held == null ? null : new HeldTerminal(held);
    }

    /** For a claude that is about to be started; what was typed to the one before it is dropped. */
    PseudoTerminal open(TerminalSetup setup) throws NoTerminalException {
        PseudoTerminal pty = PseudoTerminal.on(ours());
        Libc.ioctl(pty.slave(), TCFLSH, BOTH_QUEUES);
        pty.prepare(setup);
        return pty;
    }

    /** With a claude that runs on it. */
    PseudoTerminal join() throws NoTerminalException {
        return PseudoTerminal.on(ours());
    }

    /** Each user of a pty closes it in the end. */
    private int ours() throws NoTerminalException {
        Descriptor.closeOnExec(master);
        try {
            return Descriptor.check(Libc.fcntl(master, F_DUPFD_CLOEXEC, LOWEST), "fcntl");
        } catch (IOException failure) {
            throw new NoTerminalException(failure);
        }
    }
}
