package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;

/**
 * A pipe between us and a program that we start: what is written to the sink comes out of the source. Neither end is
 * inherited by accident; each is closed once, by whoever has it.
 */
public final class Pipe {
    /** What anybody may have (fs.pipe-max-size). */
    private static final int WIDE = 1024 * 1024;

    private final int[] ends = new int[2];

    public Pipe() throws IOException {
        Descriptor.check(NativeCalls.here().pipe(ends), "pipe");
    }

    /** Takes much at once where the system lets it: node loses what finds no room in a pipe when it exits (measured). */
    public void widen() {
        NativeCalls.here().widen(ends[1], WIDE);
    }

    /** Where it is read from. */
    public int source() {
        return ends[0];
    }

    /** Where it is written to. */
    public int sink() {
        return ends[1];
    }

    public void closeSource() {
        Libc.close(ends[0]);
    }

    public void closeSink() {
        Libc.close(ends[1]);
    }
}
