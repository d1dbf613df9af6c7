package dev.belay.child;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/**
 * The pty that the launcher has opened and keeps ({@code -Dbelay.master}), so that claude is not hung up when this JVM
 * dies. It serves one claude after the other.
 */
final class HeldTerminal {
    private static final int LOWEST = 20;

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
        PseudoTerminal pty = join();
        NativeCalls.here().discard(pty.slave());
        pty.prepare(setup);
        return pty;
    }

    /** With a claude that runs on it. Each user of a pty closes it in the end: this is a descriptor of its own. */
    PseudoTerminal join() throws NoTerminalException {
        Descriptor.closeOnExec(master);
        int ours = NativeCalls.here().duplicateFrom(master, LOWEST);
        try {
            return PseudoTerminal.on(Descriptor.check(ours, "fcntl"));
        } catch (IOException failure) {
            Libc.close(ours);
            throw new NoTerminalException(failure);
        }
    }
}
