package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/** A pipe to oneself: ends a wait in poll(2) from another thread, for ever or until it is emptied. */
public final class WakePipe implements AutoCloseable {
    private static final byte[] ONE = {1};

    private final int[] ends = new int[2];
    private boolean closed;

    public WakePipe() throws IOException {
        Descriptor.check(NativeCalls.here().pipe(ends), "pipe");
    }

    public int descriptor() {
        return ends[0];
    }

    /** Does nothing once it is closed: the number may be somebody else's by then. */
    public synchronized void wake() {
        if (!closed) {
            Descriptor.write(ends[1], ONE);
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
