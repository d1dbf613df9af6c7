package dev.belay.printmode;

import dev.belay.posix.Descriptor;
import java.io.IOException;
import java.io.OutputStream;

/** Our own standard output. When its reader has gone, nothing more is written and nobody is told: claude ends as it does. */
final class GuardedStdout {
    private static final int CHUNK = 64 * 1024;
    private final OutputStream out;
    private boolean closed;

    /** That of this process. */
    static GuardedStdout here() {
        return new GuardedStdout(new StandardOutput());
    }

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

    /** Raw, since Java's own stream takes a descriptor that does not block for a broken one. */
    private static final class StandardOutput extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!Descriptor.write(1, java.util.Arrays.copyOfRange(bytes, offset, offset + length))) {
                throw new IOException("nobody is reading it any more");
            }
        }
    }
}
