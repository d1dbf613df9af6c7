package dev.belay.terminal;

import dev.belay.posix.Descriptor;
import dev.belay.posix.WakePipe;
import java.io.IOException;

/**
 * Carries bytes from a descriptor to another as they come; what it has written it then shows to a tap, never before. It
 * changes nothing and keeps nothing back. A tap that fails is dropped: the bytes go on.
 */
public final class OutputPump extends Thread {

    /** Sees what has gone out; called on the pump's thread, the array is reused. */
    @FunctionalInterface
    public interface Tap {
        void take(byte[] bytes, int length);
    }

    private static final int CHUNK = 32 * 1024;
    /** After a death: the pty may still hold its last words, but a tool that has survived may hold it open for ever. */
    private static final int LAST_WORDS = 40;
    /** No pipe and no pty holds more than that (pipe(7)): what comes later is not the dead one's. */
    private static final int MOST_LAST_WORDS = 1024 * 1024;

    private static final int NOWHERE = -1;

    private final int source;
    private final int sink;
    private final WakePipe wake;
    private Tap tap;
    private volatile long chunks;
    private volatile boolean muted;
    private volatile boolean carrying;

    public OutputPump(String name, int source, int sink, Tap tap) throws IOException {
        super(null, null, name, 512 * 1024);
        this.source = source;
        this.sink = sink;
        this.tap = tap;
        this.wake = new WakePipe();
        setDaemon(true);
    }

    /** One that writes nothing itself: all goes to the tap alone. */
    public OutputPump(String name, int source, Tap tap) throws IOException {
        this(name, source, NOWHERE, tap);
        muted = true;
    }

    @Override
    public void run() {
        byte[] buffer = new byte[CHUNK];
        Descriptor.Pair ready = new Descriptor.Pair(source, wake.descriptor());
        boolean ending = false;
        int left = MOST_LAST_WORDS;
        while (left > 0) {
            ready.await(ending ? LAST_WORDS : -1);
            if (ready.first()) {
                carrying = true;
                Descriptor.Carried carried = Descriptor.carry(source, muted ? NOWHERE : sink, buffer);
                int count = carried.count();
                if (count <= 0) {
                    return;
                }
                // Nobody reads any more; the child must still be able to write until it has heard of it.
                muted |= !carried.written();
                show(buffer, count);
                left -= ending ? count : 0;
            } else if (ending) {
                return;
            }
            ending |= ready.second();
        }
    }

    /** Writes nothing more; the tap still sees all. */
    void mute() {
        muted = true;
    }

    private void show(byte[] buffer, int count) {
        if (tap != null) {
            try {
                tap.take(buffer, count);
            } catch (RuntimeException failure) {
                tap = null;
            }
        }
        chunks++;
        carrying = false;
    }

    /** Waits until the tap has seen all that was read so far, at most for the time given. */
    void awaitTap(int milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        while (carrying && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Waits until nothing has come for ten milliseconds, at most for the time given. */
    public void awaitQuiet(int milliseconds) throws InterruptedException {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        long before;
        do {
            before = chunks;
            Thread.sleep(10);
        } while (chunks != before && System.nanoTime() < end);
    }

    /** The child has ended: takes what is still there, then ends. */
    public void finish() throws InterruptedException {
        wake.wake();
        join(2_000);
        if (!isAlive()) {
            wake.close();
        }
    }

    /** The same, however long its reader takes: the bytes in a pipe outlive the program that has written them. */
    public void drain() throws InterruptedException {
        wake.wake();
        join();
        wake.close();
    }
}
