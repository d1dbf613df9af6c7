package dev.belay.child;

import com.sun.jna.Memory;
import dev.belay.posix.ByteText;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import java.io.IOException;

/**
 * The pipe of a claude's standard error. On Linux claude itself holds both of its ends, so that it outlives this JVM, and
 * another JVM reads on where this one has stopped.
 */
final class StandardError {
    private StandardError() {}

    /** A descriptor of both ends of the pipe that this one writes to; that one itself where the system has no such thing. */
    static int writtenAndRead(int sink) {
        int both = open("/proc/self/fd/" + sink, Libc.O_RDWR);
        if (both < 0) {
            return sink;
        }
        Descriptor.closeOnExec(both);
        return both;
    }

    /** The reading end of what this process writes to. */
    static int of(int pid) throws IOException {
        int source = open("/proc/" + pid + "/fd/2", Libc.O_RDONLY);
        Descriptor.check(source, "standard error");
        Descriptor.closeOnExec(source);
        return source;
    }

    private static int open(String file, int flags) {
        try (Memory path = ByteText.terminated(file)) {
            return Libc.open(path, flags);
        }
    }
}
