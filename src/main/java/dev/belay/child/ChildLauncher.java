package dev.belay.child;

import java.io.IOException;

/** Starts claude: the only way to a process of its own. */
public interface ChildLauncher {

    /**
     * Starts the command in a session of its own on a new pty.
     *
     * @param onStop called, on a thread that may block, each time that the child stops itself (SIGSTOP)
     * @throws IOException in the C library's words when it can't be started
     * @throws NoTerminalException when that is not its own fault: it would run without us
     */
    Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException;

    /**
     * Starts the command on our own standard input and output, byte for byte; its standard error comes through
     * {@link Child#descriptor()}, for the cause of a death stands there.
     */
    default Child onPipes(Command command) throws IOException {
        return onPipes(command, 0, 1);
    }

    /**
     * The same on other descriptors of ours, which stay open here.
     *
     * @param input what becomes its standard input
     * @param output what becomes its standard output
     */
    Child onPipes(Command command, int input, int output) throws IOException;

    /**
     * Goes on with one that another JVM has started on the terminal that the launcher holds.
     *
     * @param onStop as with {@link #onTerminal}; only called after {@link Child#suspend()}
     */
    default Child takeOver(RunningChild running, Runnable onStop) throws IOException {
        throw new IOException("nothing can be taken over here");
    }

    /** The launcher for this machine. */
    static ChildLauncher forThisMachine() {
        return new PosixLauncher(new TerminalStart(SessionStart.forThisMachine(), HeldTerminal.ofThisRun()));
    }
}
