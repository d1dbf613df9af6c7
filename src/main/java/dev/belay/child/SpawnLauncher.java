package dev.belay.child;

import com.sun.jna.Memory;
import dev.belay.posix.Descriptor;
import dev.belay.posix.InheritedDescriptors;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxCalls;
import java.io.IOException;

/**
 * Starts claude on Linux with posix_spawn(3) and nothing else: the slave side is opened by the new session leader and so
 * becomes its controlling terminal (tty(4)). Quicker than a fork of the JVM, and free of pty4j's defects.
 */
final class SpawnLauncher implements ChildLauncher {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_CLOEXEC = 0x80000;
    private static final int F_SETFD = 2;
    private static final int NAME = 128;

    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        int master = master();
        try {
            terminal.size().applyTo(master);
            terminal.applyAttributesTo(master);
            String slave = slave(master);
            InheritedDescriptors.closeOurOwnOnExec();
            try (Spawn spawn = new Spawn(Spawn.SETSID)) {
                int pid = spawn.open(0, slave, O_RDWR)
                        .duplicate(0, 1)
                        .duplicate(0, 2)
                        .start(command);
                return new PosixChild(pid, master, true, onStop);
            }
        } catch (IOException | RuntimeException failure) {
            Libc.close(master);
            throw failure;
        }
    }

    private static int master() throws NoTerminalException {
        int master = -1;
        try {
            master = Descriptor.check(Libc.posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "posix_openpt");
            Descriptor.check(Libc.grantpt(master), "grantpt");
            Descriptor.check(Libc.unlockpt(master), "unlockpt");
            return master;
        } catch (IOException none) {
            if (master >= 0) {
                Libc.close(master);
            }
            throw new NoTerminalException(none);
        }
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        return startOnPipes(command, input, output);
    }

    static Child startOnPipes(Command command, int input, int output) throws IOException {
        int[] errors = new int[2];
        Descriptor.check(Libc.pipe(errors), "pipe");
        Libc.fcntl(errors[0], F_SETFD, 1);
        Libc.fcntl(errors[1], F_SETFD, 1);
        InheritedDescriptors.closeOurOwnOnExec();
        try (Spawn spawn = new Spawn((short) 0)) {
            if (input != 0) {
                spawn.duplicate(input, 0);
            }
            if (output != 1) {
                spawn.duplicate(output, 1);
            }
            int pid = spawn.duplicate(errors[1], 2).start(command);
            return new PosixChild(pid, errors[0], false, () -> {});
        } catch (IOException | RuntimeException failure) {
            Libc.close(errors[0]);
            throw failure;
        } finally {
            Libc.close(errors[1]);
        }
    }

    private static String slave(int master) throws IOException {
        try (Memory name = new Memory(NAME)) {
            int error = LinuxCalls.ptsname_r(master, name, NAME);
            if (error != 0) {
                throw new IOException("ptsname_r: " + Libc.explain(error));
            }
            return name.getString(0);
        }
    }
}
