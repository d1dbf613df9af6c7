package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.NoTerminalException;
import dev.belay.child.RunningChild;
import dev.belay.child.TerminalSetup;
import java.io.IOException;

/**
 * Leaves a mark in the run's folder with the first start, so that the launcher knows, should this JVM end, whether claude
 * has run: it is never started a second time, and always once.
 */
public final class MarkedLauncher implements ChildLauncher {
    private final ChildLauncher launcher;
    private final RunDirectory runDirectory;
    private boolean started;

    public MarkedLauncher(ChildLauncher launcher, RunDirectory runDirectory) {
        this.launcher = launcher;
        this.runDirectory = runDirectory;
    }

    /** The one that starts the processes of this run. */
    public static MarkedLauncher forThisMachine(RunDirectory runDirectory) {
        return new MarkedLauncher(ChildLauncher.forThisMachine(), runDirectory);
    }

    /**
     * Starts it.
     *
     * @throws SupervisionUnavailableException when there is no terminal for the first claude, or no room for its mark
     */
    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        begin();
        Child child = null;
        try {
            child = launcher.onTerminal(command, terminal, onStop);
            return child;
        } catch (NoTerminalException none) {
            if (started) {
                throw none;
            }
            throw new SupervisionUnavailableException("cannot open a terminal for claude: " + none.getMessage());
        } finally {
            end(child);
        }
    }

    @Override
    public Child takeOver(RunningChild running, Runnable onStop) throws IOException {
        started = true;
        return launcher.takeOver(running, onStop);
    }

    /** Another JVM has set the mark. */
    public void startedBefore() {
        started = true;
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        begin();
        Child child = null;
        try {
            child = launcher.onPipes(command, input, output);
            return child;
        } finally {
            end(child);
        }
    }

    private void begin() {
        if (started) {
            runDirectory.startingAgain();
        } else {
            runDirectory.starting();
        }
    }

    private void end(Child child) {
        if (started) {
            return;
        }
        if (child == null) {
            runDirectory.notStarted();
        } else {
            runDirectory.started();
            started = true;
        }
    }
}
