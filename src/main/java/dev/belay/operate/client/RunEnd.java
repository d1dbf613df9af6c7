package dev.belay.operate.client;

import dev.belay.printmode.PrintedAnswer;
import dev.belay.supervise.Ending;
import java.util.Optional;

/**
 * The end of a run, whoever brings it about: the deadline decides how it ends where it has passed, and what is owed goes
 * out before the JVM ends: the answer of print mode, the user's terminal, the note for the launcher.
 */
public final class RunEnd {
    private final RunDirectory runDirectory;
    private final Optional<TerminalConnection> terminal;
    private final Optional<PrintedAnswer> answer;
    private volatile boolean deadlinePassed;

    /**
     * @param terminal nothing in print mode and in pipes
     * @param answer what goes out in the end in print mode; nothing where claude writes it itself
     */
    public RunEnd(RunDirectory runDirectory, Optional<TerminalConnection> terminal, Optional<PrintedAnswer> answer) {
        this.runDirectory = runDirectory;
        this.terminal = terminal;
        this.answer = answer;
    }

    /** The time for the run is over: whatever claude says to that, this is why it ends. */
    public void deadlineHasPassed() {
        deadlinePassed = true;
    }

    /** Delivers the answer; how the run ends in truth. */
    public Ending deliver(Ending ending) {
        Ending actual = deadlinePassed ? Ending.afterDeadline() : ending;
        if (answer.isPresent()) {
            answer.get().deliver(actual);
        }
        return actual;
    }

    /** Ends this JVM on the spot; nothing of ours runs any more. */
    public void halt(Ending ending) {
        terminal.ifPresent(TerminalConnection::restore);
        answer.ifPresent(printed -> printed.deliver(ending));
        runDirectory.ending(ending);
        Runtime.getRuntime().halt(RunDirectory.status(ending));
    }
}
