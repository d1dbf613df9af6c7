package dev.belay.child;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxProcessFiles;
import dev.belay.posix.Pipe;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/**
 * The pipe of a claude's standard error. On Linux claude itself holds both of its ends, so that it outlives this JVM, and
 * another JVM reads on where this one has stopped.
 */
final class StandardError {
    private final Pipe pipe;
    private final int both;

    private StandardError(Pipe pipe, int both) {
        this.pipe = pipe;
        this.both = both;
    }

    /** A new one. */
    static StandardError open() throws IOException {
        Pipe pipe = new Pipe();
        return new StandardError(
                pipe,
                NativeCalls.here()
                        .openTerminal(LinuxProcessFiles.descriptor(
                                ProcessHandle.current().pid(), pipe.sink())));
    }

    /** What we read from. */
    int source() {
        return pipe.source();
    }

    /** What claude is given: both ends of the pipe where the system has such a thing. */
    int sink() {
        return both < 0 ? pipe.sink() : both;
    }

    void closeSource() {
        pipe.closeSource();
    }

    void closeSink() {
        pipe.closeSink();
        if (both >= 0) {
            Libc.close(both);
        }
    }

    /** The reading end of what this process writes to. */
    static int of(int pid) throws IOException {
        int source = NativeCalls.here().openToRead(LinuxProcessFiles.descriptor(pid, 2));
        return Descriptor.check(source, "standard error");
    }
}
