package dev.belay.child;

import dev.belay.posix.InheritedDescriptors;
import dev.belay.posix.Pipe;
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
        Pipe errors = new Pipe();
        InheritedDescriptors.closeOurOwnOnExec();
        try {
            int pid = Spawn.start(command, new int[] {input, output, errors.sink()});
            return new PosixChild(pid, errors.source());
        } catch (IOException | RuntimeException failure) {
            errors.closeSource();
            throw failure;
        } finally {
            errors.closeSink();
        }
    }
}
