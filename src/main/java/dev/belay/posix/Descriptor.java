package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/** Reading, writing and waiting on raw file descriptors, with short writes and interruptions taken care of. */
public final class Descriptor {
    private Descriptor() {}

    /** Keeps it out of the programs that we start. */
    public static void closeOnExec(int descriptor) {
        NativeCalls.here().closeOnExec(descriptor, true);
    }

    /** Bytes read; 0 at the end, below it for an error (a pty whose other side has gone says EIO). */
    public static int read(int descriptor, byte[] into) {
        return read(descriptor, into, into.length);
    }

    /** No more than this. */
    public static int read(int descriptor, byte[] into, int size) {
        return NativeCalls.here().read(descriptor, into, 0, size);
    }

    /** Writes all of it, or says false when the other side has gone. */
    public static boolean write(int descriptor, byte[] bytes, int offset, int size) {
        return NativeCalls.here().write(descriptor, bytes, offset, size) == 0;
    }

    public static boolean write(int descriptor, byte[] bytes) {
        return bytes.length == 0 || write(descriptor, bytes, 0, bytes.length);
    }

    /**
     * Reads and writes, once or more often while much is coming, and keeps a copy.
     *
     * @param sink below zero for none
     */
    public static Carried carry(int source, int sink, byte[] into) {
        int count = NativeCalls.here().carry(source, sink, into, into.length);
        boolean lost = count > 0 && (count & NativeCalls.UNWRITTEN) != 0;
        return lost ? new Carried(count & ~NativeCalls.UNWRITTEN, false) : new Carried(count, true);
    }

    /**
     * What came of it.
     *
     * @param count how many bytes have come; 0 at the end, below it for an error
     * @param written false when the other side has gone
     */
    public record Carried(int count, boolean written) {}

    /** What was open under the one number is open under the other instead; nothing changes when it was not open. */
    public static void move(int descriptor, int onto) {
        if (NativeCalls.here().duplicate(descriptor, onto) == onto) {
            Libc.close(descriptor);
        }
    }

    /** Waits on two descriptors at once; the second is usually a {@link WakePipe}. */
    public static final class Pair {
        private final int first;
        private final int second;
        private int ready;

        public Pair(int first, int second) {
            this.first = first;
            this.second = second;
        }

        /** Until one of them has something to say or the time is over (-1: for ever); 0 when none has. */
        public int await(int milliseconds) {
            ready = Math.max(0, NativeCalls.here().poll(first, second, milliseconds));
            return ready;
        }

        public boolean first() {
            return (ready & 1) != 0;
        }

        public boolean second() {
            return (ready & 2) != 0;
        }
    }

    /** Fails with the C library's words. */
    public static int check(int result, String call) throws IOException {
        if (result < 0) {
            throw new IOException(call + ": " + Libc.explain(-result));
        }
        return result;
    }
}
