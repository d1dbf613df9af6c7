package dev.belay.child;

import dev.belay.evidence.Exit;
import dev.belay.posix.WindowSize;

/** A claude that we started: alive until {@link #exit()} is something else than running. */
public interface Child {

    int pid();

    /** How it stands now. */
    Exit exit();

    /** Whether it is alive. */
    default boolean isRunning() {
        return exit() instanceof Exit.Running;
    }

    /** Waits until it has ended; the status is exactly what the kernel said. */
    Exit awaitExit() throws InterruptedException;

    /** Runs this once it has ended, on a thread that must not be held up; at once when it has already. */
    void whenEnded(Runnable action);

    /** Sends a signal to the process itself, not to its group; nothing when it has ended. */
    void signal(int number);

    /** Stops it and all of its process group, until {@link #resume()}. */
    void suspend();

    /** Lets its process group go on. */
    void resume();

    /** The master side of its terminal, or the reading end of its standard error when it has no terminal of ours. */
    int descriptor();

    /** Whether it runs on a pty of ours. */
    boolean onTerminal();

    /** Tells it the size of its terminal; nothing when it has none of ours. */
    void resize(WindowSize size);

    /** Gives back the descriptor. Call it when nobody reads from it any more. */
    void release();
}
