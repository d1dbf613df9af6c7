package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * The end of a process that is no child of ours. Whoever is its parent takes its status; Linux tells it to others as well
 * from 6.15 on.
 */
public final class ProcessEnd implements AutoCloseable {
    private static final int EINTR = 4;

    private final int pid;
    private final int descriptor;

    private ProcessEnd(int pid, int descriptor) {
        this.pid = pid;
        this.descriptor = descriptor;
    }

    /** Of this process; null when it has gone, or where the system tells nothing. */
    public static ProcessEnd of(int pid) {
        int descriptor = NativeCalls.here().watchEnd(pid);
        return descriptor < 0 ? null : new ProcessEnd(pid, descriptor);
    }

    /** Waits for it. */
    public void await() {
        int ready;
        do {
            ready = NativeCalls.here().poll(descriptor, -1, -1);
        } while (ready == -EINTR);
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
        int status = NativeCalls.here().endStatus(descriptor);
        return status < 0 ? OptionalInt.empty() : OptionalInt.of(status);
    }

    @Override
    public void close() {
        Libc.close(descriptor);
    }
}
