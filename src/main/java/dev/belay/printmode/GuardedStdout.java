package dev.belay.printmode;

import java.io.IOException;
import java.io.OutputStream;

/** Our own standard output. When its reader has gone, nothing more is written and nobody is told: claude ends as it does. */
final class GuardedStdout {
    private static final int CHUNK = 64 * 1024;
    private final OutputStream out;
    private boolean closed;

    GuardedStdout(OutputStream out) {
        this.out = out;
    }

    void write(byte[] bytes, int offset, int length) {
        if (closed) {
            return;
        }
        try {
            out.write(bytes, offset, length);
        } catch (IOException readerHasGone) {
            closed = true;
        }
    }

    /** All that waits there, which is then forgotten. */
    void write(Spool spool) {
        byte[] chunk = new byte[CHUNK];
        long at = 0;
        try {
            int count;
            while ((count = spool.read(at, chunk)) > 0) {
                write(chunk, 0, count);
                at += count;
            }
        } catch (IOException unreadable) {
            // What the disk has lost can't be handed on.
        }
        spool.clear();
    }
}
