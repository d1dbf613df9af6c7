package dev.belay.posix;

import com.sun.jna.Memory;
import java.io.IOException;

/** A pipe to oneself: ends a wait in poll(2) from another thread, for ever or until it is emptied. */
public final class WakePipe implements AutoCloseable {
    private final int[] ends = new int[2];
    private final Memory one = new Memory(1);
    private boolean closed;

    public WakePipe() throws IOException {
        Descriptor.check(Libc.pipe(ends), "pipe");
        Descriptor.closeOnExec(ends[0]);
        Descriptor.closeOnExec(ends[1]);
        one.setByte(0, (byte) 1);
    }

    public int descriptor() {
        return ends[0];
    }

    /** Does nothing once it is closed: the number may be somebody else's by then. */
    public synchronized void wake() {
        if (!closed) {
            Descriptor.write(ends[1], one, 1);
        }
    }

    /** Nobody may be waiting on it any more. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            Libc.close(ends[0]);
            Libc.close(ends[1]);
        }
    }
}
