package dev.belay.child;

import dev.belay.posix.InheritedDescriptors;
import java.io.IOException;

/** Starts claude with the C library's own calls, the same on every system but for the {@link SessionStart}. */
final class PosixLauncher implements ChildLauncher {
    private final SessionStart sessionStart;
    private final HeldTerminal held;

    PosixLauncher(SessionStart sessionStart) {
        this(sessionStart, null);
    }

    /** @param held the pty that all are started on; null for a new one each time */
    PosixLauncher(SessionStart sessionStart, HeldTerminal held) {
        this.sessionStart = sessionStart;
        this.held = held;
    }

    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        PseudoTerminal pty = held == null ? PseudoTerminal.open(terminal) : held.open(terminal);
        try {
            InheritedDescriptors.closeOurOwnOnExec();
            return new PosixChild(sessionStart.start(command, pty), pty, onStop);
        } catch (IOException | RuntimeException failure) {
            pty.close();
            throw failure;
        }
    }

    @Override
    public Child takeOver(RunningChild running, Runnable onStop) throws IOException {
        return held == null ? PipedStart.takeOver(running) : PosixChild.takenOver(running, held.join(), onStop);
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        return PipedStart.start(command, input, output);
    }
}
