package dev.belay.posix;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The end of a process that is no child of ours (pidfd_open(2), Linux 5.3 and later). Whoever is its parent takes its
 * status; the kernel tells it to others as well from 6.15 on.
 */
public final class ProcessEnd implements AutoCloseable {
    private static final int PIDFD_OPEN = 434;
    private static final int POLLFD = 8;
    /** {@code _IOWR(0xFF, 11, struct pidfd_info)} with the structure's first size. */
    private static final long PIDFD_GET_INFO = 0xC040FF0BL;

    private static final int INFO = 64;
    private static final int EXIT_CODE = 60;
    private static final long INFO_EXIT = 8;

    private final int pid;
    private final int descriptor;

    private ProcessEnd(int pid, int descriptor) {
        this.pid = pid;
        this.descriptor = descriptor;
    }

    /** Of this process; null when it has gone, or where the system tells nothing. */
    public static ProcessEnd of(int pid) {
        if (!Platform.isLinux()) {
            return null;
        }
        int descriptor = Libc.integer("syscall", (long) PIDFD_OPEN, (long) pid, 0L);
        return descriptor < 0 ? null : new ProcessEnd(pid, descriptor);
    }

    /** Waits for it. */
    public void await() {
        try (Memory set = new Memory(POLLFD)) {
            set.setInt(0, descriptor);
            set.setShort(4, Descriptor.READABLE);
            int count;
            do {
                set.setShort(6, (short) 0);
                count = Transfer.poll(set, 1, -1);
            } while (count < 0 && Libc.errno() == Libc.EINTR);
        }
    }

    /** Its status as wait(2) has it, after the end; nothing where the kernel does not tell. */
    public OptionalInt status() {
        OptionalInt left = leftForItsParent();
        return left.isPresent() ? left : takenByItsParent();
    }

    /** Until its parent takes the status, a zombie holds it, at the end of its line in proc(5). */
    private OptionalInt leftForItsParent() {
        try {
            String stat = Files.readString(Path.of("/proc", Integer.toString(pid), "stat"));
            boolean zombie = stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
            return zombie
                    ? OptionalInt.of(Integer.parseInt(
                            stat.substring(stat.lastIndexOf(' ') + 1).strip()))
                    : OptionalInt.empty();
        } catch (IOException | RuntimeException taken) {
            return OptionalInt.empty();
        }
    }

    private OptionalInt takenByItsParent() {
        try (Memory info = new Memory(INFO)) {
            info.clear();
            info.setLong(0, INFO_EXIT);
            boolean told = Libc.ioctl(descriptor, PIDFD_GET_INFO, info) == 0 && (info.getLong(0) & INFO_EXIT) != 0;
            return told ? OptionalInt.of(info.getInt(EXIT_CODE)) : OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        Libc.close(descriptor);
    }
}
