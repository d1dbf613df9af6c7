package dev.belay.child;

import java.io.IOException;

/** Starts claude with the C library's own calls, the same on every system but for the {@link SessionStart}. */
final class PosixLauncher implements ChildLauncher {
    private final TerminalStart onTerminal;

    PosixLauncher(SessionStart sessionStart) {
        this(new TerminalStart(sessionStart, null));
    }

    PosixLauncher(TerminalStart onTerminal) {
        this.onTerminal = onTerminal;
    }

    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        return onTerminal.start(command, terminal, onStop);
    }

    @Override
    public Child takeOver(RunningChild running, Runnable onStop) throws IOException {
        return onTerminal.isHeld() ? onTerminal.takeOver(running, onStop) : PipedStart.takeOver(running);
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        return PipedStart.start(command, input, output);
    }
}
