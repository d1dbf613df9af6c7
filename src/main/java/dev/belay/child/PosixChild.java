package dev.belay.child;

import dev.belay.evidence.Exit;
import dev.belay.posix.Libc;
import dev.belay.posix.Reaper;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import java.util.concurrent.CountDownLatch;

/** A child whose end is heard by a {@link Reaper}: code and signal are told apart, and a stop is noticed. */
final class PosixChild implements Child, Reaper.Listener {
    private final int pid;
    private final int descriptor;
    private final boolean onTerminal;
    private final Runnable onStop;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Exit exit = new Exit.Running();
    private Runnable whenEnded = () -> {};
    private boolean released;

    PosixChild(int pid, int descriptor, boolean onTerminal, Runnable onStop) {
        this.pid = pid;
        this.descriptor = descriptor;
        this.onTerminal = onTerminal;
        this.onStop = onStop;
        new Reaper(pid, this).start();
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
        synchronized (this) {
            exit = how;
            ended.countDown();
            action = whenEnded;
        }
        action.run();
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
    public synchronized void suspend() {
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
    public void resize(WindowSize size) {
        if (onTerminal) {
            size.applyTo(descriptor);
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
