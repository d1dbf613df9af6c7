package dev.belay.printmode;

import dev.belay.posix.Descriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongConsumer;

/** Our own standard output. When its reader has gone, nothing more is written and nobody is told: claude ends as it does. */
final class GuardedStdout {
    private static final int CHUNK = 64 * 1024;
    /** pipe(7): so many bytes are written at once. */
    private static final int PIPE_BUF = 4096;

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

    /**
     * The same, in pieces of which each goes out whole or not at all where a pipe is read, whatever becomes of us.
     *
     * @param gone is told after each piece how long it was, be there a reader or none
     */
    void write(byte[] bytes, int offset, int length, LongConsumer gone) {
        for (int at = 0; at < length; at += PIPE_BUF) {
            int piece = Math.min(PIPE_BUF, length - at);
            write(bytes, offset + at, piece);
            gone.accept(piece);
        }
    }

    /** All that waits there, which is then forgotten. */
    void write(Spool spool) {
        write(spool, count -> {});
    }

    /** The same in pieces. */
    void write(Spool spool, LongConsumer gone) {
        byte[] chunk = new byte[CHUNK];
        long at = 0;
        try {
            int count;
            while ((count = spool.read(at, chunk)) > 0) {
                write(chunk, 0, count, gone);
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
