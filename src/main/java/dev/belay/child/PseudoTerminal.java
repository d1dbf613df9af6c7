package dev.belay.child;

import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/**
 * A new pty, both sides open here. Size and line settings are set on the slave: until that was opened once, the kernel of
 * macOS answers ENOTTY to both on the master (XNU, bsd/kern/tty_dev.c). For the same reason the slave stays open until the
 * child has ended.
 *
 * @param master what we read from and write to
 * @param slave the child's side
 * @param name the path of the slave
 */
record PseudoTerminal(int master, int slave, String name) {

    /** @throws NoTerminalException when this machine has none for us */
    static PseudoTerminal open(TerminalSetup setup) throws NoTerminalException {
        int master = NativeCalls.here().openMaster();
        try {
            PseudoTerminal pty = on(Descriptor.check(master, "posix_openpt"));
            pty.prepare(setup);
            return pty;
        } catch (IOException failure) {
            Libc.close(master);
            throw new NoTerminalException(failure);
        }
    }

    /** The one of a master that is open already, whoever has opened it; it stays open when this fails. */
    static PseudoTerminal on(int master) throws IOException {
        Descriptor.closeOnExec(master);
        Descriptor.check(NativeCalls.here().unlock(master), "unlockpt");
        String name = slaveOf(master);
        int slave = Descriptor.check(NativeCalls.here().openTerminal(ByteText.encode(name)), name);
        return new PseudoTerminal(master, slave, name);
    }

    void prepare(TerminalSetup setup) {
        setup.size().applyTo(slave);
        setup.applyAttributesTo(slave);
    }

    /** One at a time, for the C library answers in a buffer of its own: macOS before 10.13.4 has no ptsname_r. */
    private static synchronized String slaveOf(int master) throws IOException {
        byte[] name = NativeCalls.here().slaveOf(master);
        if (name == null) {
            throw new IOException("ptsname: " + master + " is no pty's master");
        }
        return ByteText.decode(name);
    }

    void close() {
        Libc.close(slave);
        Libc.close(master);
    }
}
