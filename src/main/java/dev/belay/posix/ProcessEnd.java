package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
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
        OptionalInt left = LinuxProcessFiles.untakenStatus(pid);
        return left.isPresent() ? left : takenByItsParent();
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
