package dev.belay.child;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
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
        try {
            int master = Descriptor.check(Libc.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY), "posix_openpt");
            Descriptor.closeOnExec(master);
            PseudoTerminal pty = on(master);
            pty.prepare(setup);
            return pty;
        } catch (NoTerminalException failure) {
            throw failure;
        } catch (IOException failure) {
            throw new NoTerminalException(failure);
        }
    }

    /** The one of this master, which is closed when that can't be had. */
    static PseudoTerminal on(int master) throws NoTerminalException {
        try {
            Descriptor.check(Libc.grantpt(master), "grantpt");
            Descriptor.check(Libc.unlockpt(master), "unlockpt");
            String name = slaveOf(master);
            return new PseudoTerminal(master, openSlave(name), name);
        } catch (IOException failure) {
            Libc.close(master);
            throw new NoTerminalException(failure);
        }
    }

    void prepare(TerminalSetup setup) {
        setup.size().applyTo(slave);
        setup.applyAttributesTo(slave);
    }

    /** One at a time, for the C library answers in a buffer of its own: macOS before 10.13.4 has no ptsname_r. */
    private static synchronized String slaveOf(int master) throws IOException {
        Pointer name = Libc.ptsname(master);
        if (name == null) {
            throw new IOException("ptsname: " + Libc.explain(Libc.errno()));
        }
        return name.getString(0);
    }

    private static int openSlave(String name) throws IOException {
        try (Memory path = ByteText.terminated(name)) {
            int slave = Descriptor.check(Libc.open(path, Libc.O_RDWR | Libc.O_NOCTTY), name);
            Descriptor.closeOnExec(slave);
            return slave;
        }
    }

    void close() {
        Libc.close(slave);
        Libc.close(master);
    }
}
