package dev.belay.child;

import dev.belay.evidence.Exit;
import dev.belay.posix.Libc;
import dev.belay.posix.Reaper;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import java.util.concurrent.CountDownLatch;

/** A child whose end is heard by a {@link Reaper}: code and signal are told apart, and a stop is noticed. */
final class PosixChild implements Child, Reaper.Listener {
    private static final int NONE = -1;

    private final int pid;
    private final int descriptor;
    private final boolean onTerminal;
    /** The other side of its terminal, held open until its end. */
    private int slave;

    private final Runnable onStop;
    /** Whether the kernel tells us of its stops. */
    private final boolean ours;

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Exit exit = new Exit.Running();
    private Runnable whenEnded = () -> {};
    private boolean released;

    /** One on a pty, which is its own from here on. */
    PosixChild(int pid, PseudoTerminal pty, Runnable onStop) {
        this(pid, pty.master(), pty.slave(), onStop);
    }

    /** One without a terminal of ours; what it says on its standard error comes through the descriptor. */
    PosixChild(int pid, int descriptor) {
        this(pid, descriptor, NONE, () -> {});
    }

    private PosixChild(int pid, int descriptor, int slave, Runnable onStop) {
        this(pid, descriptor, slave, onStop, true);
        new Reaper(pid, this).start();
    }

    private PosixChild(int pid, int descriptor, int slave, Runnable onStop, boolean ours) {
        this.pid = pid;
        this.descriptor = descriptor;
        this.slave = slave;
        this.onTerminal = slave != NONE;
        this.onStop = onStop;
        this.ours = ours;
    }

    /** One without a terminal of ours, that another JVM has started. */
    static PosixChild takenOver(RunningChild running, int descriptor) {
        PosixChild child = new PosixChild(running.pid(), descriptor, NONE, () -> {}, false);
        running.tell(child);
        return child;
    }

    /** One on a pty that another JVM has started, and that is no child of this one. */
    static PosixChild takenOver(RunningChild running, PseudoTerminal pty, Runnable onStop) {
        PosixChild child = new PosixChild(running.pid(), pty.master(), pty.slave(), onStop, false);
        running.tell(child);
        return child;
    }

    @Override
    public void stopped() {
        onStop.run();
    }

    @Override
    public void exited(int code) {
        end(new Exit.Code(code));
    }

    @Override
    public void signalled(int signal) {
        end(new Exit.Signal(signal, Signals.name(signal)));
    }

    @Override
    public void lost() {
        end(new Exit.Unseen());
    }

    private void end(Exit how) {
        Runnable action;
        int held;
        synchronized (this) {
            exit = how;
            ended.countDown();
            action = whenEnded;
            held = slave;
            slave = NONE;
        }
        try {
            action.run();
        } finally {
            // Last of all: on macOS the last close of a terminal waits until everything written to it was read.
            if (held != NONE) {
                Libc.close(held);
            }
        }
    }

    @Override
    public void whenEnded(Runnable action) {
        synchronized (this) {
            if (exit instanceof Exit.Running) {
                whenEnded = action;
                return;
            }
        }
        action.run();
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
    public Exit awaitExit() throws InterruptedException {
        ended.await();
        return exit;
    }

    /** Synchronized with the end, for after it the number may be somebody else's. */
    @Override
    public synchronized void signal(int number) {
        if (exit instanceof Exit.Running) {
            Libc.kill(pid, number);
        }
    }

    @Override
    public void suspend() {
        stop();
        if (!ours) {
            stopped();
        }
    }

    private synchronized void stop() {
        toGroup(Signals.STOP);
    }

    @Override
    public synchronized void resume() {
        toGroup(Signals.CONT);
    }

    /** On a pty of its own it leads a group of its number; without one it is in our group, which the shell stops. */
    private void toGroup(int number) {
        if (exit instanceof Exit.Running) {
            Libc.kill(onTerminal ? -pid : pid, number);
        }
    }

    @Override
    public int descriptor() {
        return descriptor;
    }

    @Override
    public boolean onTerminal() {
        return onTerminal;
    }

    @Override
    public synchronized void resize(WindowSize size) {
        if (slave != NONE) {
            size.applyTo(slave);
        }
    }

    @Override
    public synchronized void release() {
        if (!released) {
            released = true;
            Libc.close(descriptor);
        }
    }
}
