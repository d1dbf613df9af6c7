package dev.belay.child;

import dev.belay.evidence.Exit;
import dev.belay.posix.WindowSize;

/** A claude that had ended before this JVM was started, which knows of it only how. */
public final class EndedChild implements Child {
    private final int pid;
    private final Exit exit;
    private final boolean onTerminal;

    /** @param onTerminal whether it ran on a pty of ours */
    public EndedChild(int pid, Exit exit, boolean onTerminal) {
        this.pid = pid;
        this.exit = exit;
        this.onTerminal = onTerminal;
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public Exit exit() {
        return exit;
    }

    @Override
    public Exit awaitExit() {
        return exit;
    }

    @Override
    public void whenEnded(Runnable action) {
        action.run();
    }

    @Override
    public void signal(int number) {}

    @Override
    public void suspend() {}

    @Override
    public void resume() {}

    @Override
    public int descriptor() {
        return -1;
    }

    @Override
    public boolean onTerminal() {
        return onTerminal;
    }

    @Override
    public void resize(WindowSize size) {}

    @Override
    public void release() {}
}
