package dev.belay.posix;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.io.IOException;

/** Reading, writing and waiting on raw file descriptors, with short writes and interruptions taken care of. */
public final class Descriptor {
    public static final short READABLE = 1;
    private static final short POLLNVAL = 0x20;
    private static final int POLLFD = 8;
    private static final int FD_SETSIZE = 1024;

    private static final long FIOCLEX = Platform.isMac() ? 0x20006601L : 0x5451;

    private Descriptor() {}

    /**
     * Keeps it out of the programs that we start. The request has no argument, unlike fcntl(2)'s F_SETFD: how variable
     * arguments travel, which is not the same on every machine, does not matter to it.
     */
    public static void closeOnExec(int descriptor) {
        Libc.ioctl(descriptor, FIOCLEX);
    }

    /** Bytes read; 0 at the end, -1 for an error (a pty whose other side has gone says EIO). */
    public static int read(int descriptor, Pointer buffer, int size) {
        while (true) {
            long count = Transfer.read(descriptor, buffer, size);
            if (count >= 0 || Libc.errno() != Libc.EINTR) {
                return (int) count;
            }
        }
    }

    /** Writes all of it, or says false when the other side has gone. */
    public static boolean write(int descriptor, Pointer buffer, int size) {
        int done = 0;
        while (done < size) {
            long count = Transfer.write(descriptor, done == 0 ? buffer : buffer.share(done), size - done);
            if (count >= 0) {
                done += (int) count;
                continue;
            }
            int errno = Libc.errno();
            if (errno == Libc.EAGAIN) {
                await(descriptor, (short) 4);
            } else if (errno != Libc.EINTR) {
                return false;
            }
        }
        return true;
    }

    public static boolean write(int descriptor, byte[] bytes) {
        if (bytes.length == 0) {
            return true;
        }
        try (Memory memory = new Memory(bytes.length)) {
            memory.write(0, bytes, 0, bytes.length);
            return write(descriptor, memory, bytes.length);
        }
    }

    /** What was open under the one number is open under the other instead; nothing changes when it was not open. */
    public static void move(int descriptor, int onto) {
        if (Libc.dup2(descriptor, onto) == onto) {
            Libc.close(descriptor);
        }
    }

    private static void await(int descriptor, short events) {
        try (Memory set = new Memory(POLLFD)) {
            set.setInt(0, descriptor);
            set.setShort(4, events);
            set.setShort(6, (short) 0);
            Transfer.poll(set, 1, -1);
        }
    }

    /** Waits on two descriptors at once; the second is usually a {@link WakePipe}. */
    public static final class Pair implements AutoCloseable {
        private final Memory set = new Memory(2 * POLLFD);

        public Pair(int first, int second) {
            set.setInt(0, first);
            set.setShort(4, READABLE);
            set.setInt(POLLFD, second);
            set.setShort(POLLFD + 4, READABLE);
        }

        /** Until one of them has something to say or the time is over (-1: for ever). */
        public int await(int milliseconds) {
            set.setShort(6, (short) 0);
            set.setShort(POLLFD + 6, (short) 0);
            int count = Transfer.poll(set, 2, milliseconds);
            return (set.getShort(6) & POLLNVAL) == 0 ? count : select(count, milliseconds);
        }

        /** macOS: poll(2) may not know a device, {@code /dev/tty} for one, that select(2) knows. */
        private int select(int polled, int milliseconds) {
            try (Memory readable = new Memory(FD_SETSIZE / 8);
                    Memory limit = new Memory(16)) {
                readable.clear();
                int highest = Math.max(mark(readable, set.getInt(0)), mark(readable, set.getInt(POLLFD)));
                limit.setLong(0, milliseconds / 1_000);
                limit.setLong(8, milliseconds % 1_000 * 1_000L);
                int count = Libc.select(highest + 1, readable, milliseconds < 0 ? Pointer.NULL : limit);
                if (count < 0) {
                    return polled;
                }
                set.setShort(6, marked(readable, set.getInt(0)));
                set.setShort(POLLFD + 6, marked(readable, set.getInt(POLLFD)));
                return count;
            }
        }

        private static int mark(Memory descriptors, int descriptor) {
            if (descriptor >= 0 && descriptor < FD_SETSIZE) {
                int at = descriptor / 8;
                descriptors.setByte(at, (byte) (descriptors.getByte(at) | 1 << descriptor % 8));
            }
            return descriptor;
        }

        private static short marked(Memory descriptors, int descriptor) {
            boolean in = descriptor >= 0
                    && descriptor < FD_SETSIZE
                    && (descriptors.getByte(descriptor / 8) & 1 << descriptor % 8) != 0;
            return in ? READABLE : 0;
        }

        public boolean first() {
            return set.getShort(6) != 0;
        }

        public boolean second() {
            return set.getShort(POLLFD + 6) != 0;
        }

        @Override
        public void close() {
            set.close();
        }
    }

    /** Fails with the C library's words. */
    public static int check(int result, String call) throws IOException {
        if (result < 0) {
            int errno = Libc.errno();
            throw new IOException(call + ": " + Libc.explain(errno));
        }
        return result;
    }
}
