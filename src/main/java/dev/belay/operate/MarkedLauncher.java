package dev.belay.operate;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.NoTerminalException;
import dev.belay.child.TerminalSetup;
import java.io.IOException;

/**
 * Leaves a mark in the run's folder with the first start, so that the launcher knows, should this JVM end, whether claude
 * has run: it is never started a second time, and always once.
 */
public final class MarkedLauncher implements ChildLauncher {
    private final ChildLauncher launcher;
    private final Scratch scratch;
    private boolean started;

    public MarkedLauncher(ChildLauncher launcher, Scratch scratch) {
        this.launcher = launcher;
        this.scratch = scratch;
    }

    private interface Start {
        Child child() throws IOException;
    }

    /**
     * Starts it.
     *
     * @throws SupervisionUnavailableException when there is no terminal for the first claude, or no room for its mark
     */
    @Override
    public Child onTerminal(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        try {
            return marked(() -> launcher.onTerminal(command, terminal, onStop));
        } catch (NoTerminalException none) {
            if (started) {
                throw none;
            }
            throw new SupervisionUnavailableException("no terminal for claude can be had: " + none.getMessage());
        }
    }

    @Override
    public Child onPipes(Command command, int input, int output) throws IOException {
        return marked(() -> launcher.onPipes(command, input, output));
    }

    private Child marked(Start start) throws IOException {
        if (started) {
            return start.child();
        }
        scratch.starting();
        Child child = null;
        try {
            child = start.child();
        } finally {
            if (child == null) {
                scratch.notStarted();
            }
        }
        scratch.started();
        started = true;
        return child;
    }
}
