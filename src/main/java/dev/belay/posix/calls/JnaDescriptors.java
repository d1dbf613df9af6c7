package dev.belay.posix.calls;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Reading, writing and waiting through JNA. Each thread has memory of its own, for JNA's arrays are copied whole. */
final class JnaDescriptors {
    private static final short READABLE = 1;
    private static final short WRITABLE = 4;
    private static final short POLLNVAL = 0x20;
    private static final int POLLFD = 8;
    private static final int FD_SETSIZE = 1024;
    private static final int CHUNK = 64 * 1024;

    private static final ThreadLocal<Memory> BUFFER = ThreadLocal.withInitial(() -> new Memory(CHUNK));
    private static final ThreadLocal<Memory> POLLED = ThreadLocal.withInitial(() -> new Memory(2 * POLLFD));

    private static final int F_SETFD = 2;
    private static final int F_DUPFD_CLOEXEC = OperatingSystem.isMac() ? 67 : 1030;
    private static final int F_SETPIPE_SZ = 1031;
    private static final long FIOCLEX = OperatingSystem.isMac() ? 0x20006601L : 0x5451;

    private JnaDescriptors() {}

    /**
     * The request has no argument, unlike fcntl(2)'s F_SETFD: how variable arguments travel, which is not the same on every
     * machine, does not matter to it.
     */
    static int closeOnExec(int descriptor, boolean on) {
        return JnaLibrary.outcome(
                on ? JnaLibrary.ioctl(descriptor, FIOCLEX) : JnaLibrary.fcntl(descriptor, F_SETFD, 0));
    }

    static int duplicateFrom(int descriptor, int lowest) {
        return JnaLibrary.outcome(JnaLibrary.fcntl(descriptor, F_DUPFD_CLOEXEC, lowest));
    }

    static int widen(int descriptor, int size) {
        return OperatingSystem.isLinux()
                ? JnaLibrary.outcome(JnaLibrary.fcntl(descriptor, F_SETPIPE_SZ, size))
                : -JnaLibrary.ENOTSUP;
    }

    static int read(int descriptor, byte[] into, int offset, int size) {
        Memory buffer = BUFFER.get();
        while (true) {
            long count = JnaTransfer.read(descriptor, buffer, Math.min(size, CHUNK));
            if (count >= 0) {
                buffer.read(0, into, offset, (int) count);
                return (int) count;
            }
            int error = JnaLibrary.errno();
            if (error != JnaLibrary.EINTR) {
                return -error;
            }
        }
    }

    static int write(int descriptor, byte[] from, int offset, int size) {
        Memory buffer = BUFFER.get();
        int done = 0;
        while (done < size) {
            int part = Math.min(size - done, CHUNK);
            buffer.write(0, from, offset + done, part);
            long count = JnaTransfer.write(descriptor, buffer, part);
            if (count >= 0) {
                done += (int) count;
                continue;
            }
            int error = JnaLibrary.errno();
            if (error == JnaLibrary.EAGAIN) {
                set(POLLED.get(), 0, descriptor, WRITABLE);
                JnaTransfer.poll(POLLED.get(), 1, -1);
            } else if (error != JnaLibrary.EINTR) {
                return -error;
            }
        }
        return 0;
    }

    static int poll(int first, int second, int milliseconds) {
        Memory set = POLLED.get();
        set(set, 0, first, READABLE);
        set(set, POLLFD, second, READABLE);
        if (JnaTransfer.poll(set, 2, milliseconds) < 0) {
            return -JnaLibrary.errno();
        }
        if ((set.getShort(6) & POLLNVAL) != 0) {
            int ready = select(first, second, milliseconds);
            if (ready >= 0) {
                return ready;
            }
        }
        return (set.getShort(6) != 0 ? 1 : 0) | (set.getShort(POLLFD + 6) != 0 ? 2 : 0);
    }

    private static void set(Memory set, int at, int descriptor, short events) {
        set.setInt(at, descriptor);
        set.setShort(at + 4L, events);
        set.setShort(at + 6L, (short) 0);
    }

    /** macOS: poll(2) may not know a device, {@code /dev/tty} for one, that select(2) knows. */
    private static int select(int first, int second, int milliseconds) {
        try (Memory readable = new Memory(FD_SETSIZE / 8);
                Memory limit = new Memory(16)) {
            readable.clear();
            int highest = Math.max(mark(readable, first), mark(readable, second));
            limit.setLong(0, milliseconds / 1_000);
            limit.setLong(8, milliseconds % 1_000 * 1_000L);
            int count = JnaLibrary.select(highest + 1, readable, milliseconds < 0 ? Pointer.NULL : limit);
            return count < 0
                    ? -JnaLibrary.errno()
                    : (marked(readable, first) ? 1 : 0) | (marked(readable, second) ? 2 : 0);
        }
    }

    private static int mark(Memory descriptors, int descriptor) {
        if (descriptor >= 0 && descriptor < FD_SETSIZE) {
            int at = descriptor / 8;
            descriptors.setByte(at, (byte) (descriptors.getByte(at) | 1 << descriptor % 8));
        }
        return descriptor;
    }

    private static boolean marked(Memory descriptors, int descriptor) {
        return descriptor >= 0
                && descriptor < FD_SETSIZE
                && (descriptors.getByte(descriptor / 8) & 1 << descriptor % 8) != 0;
    }
}
