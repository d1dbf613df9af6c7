package dev.belay.child;

import dev.belay.posix.Descriptor;
import dev.belay.posix.InheritedDescriptors;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/** Starts claude with the C library's own calls, the same on every system but for the {@link SessionStart}. */
final class PosixLauncher implements ChildLauncher {
    private final SessionStart sessionStart;

    PosixLauncher(SessionStart sessionStart) {
        this.sessionStart = sessionStart;
    }

    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        PseudoTerminal pty = PseudoTerminal.open(terminal);
        try {
            InheritedDescriptors.closeOurOwnOnExec();
            return new PosixChild(sessionStart.start(command, pty), pty, onStop);
        } catch (IOException | RuntimeException failure) {
            pty.close();
            throw failure;
        }
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        int[] errors = new int[2];
        Descriptor.check(NativeCalls.here().pipe(errors), "pipe");
        InheritedDescriptors.closeOurOwnOnExec();
        try {
            int pid = Spawn.start(command, new int[] {input, output, errors[1]});
            return new PosixChild(pid, errors[0]);
        } catch (IOException | RuntimeException failure) {
            Libc.close(errors[0]);
            throw failure;
        } finally {
            Libc.close(errors[1]);
        }
    }
}
