package dev.belay.bench;

import dev.belay.posix.Descriptor;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A pipe that every program inherits, whatever it is started by: what is written to it is seen at once, past all ptys. */
final class Probe {
    private static final int PATIENCE = 30_000;
    private final int[] ends = new int[2];
    private final byte[] buffer = new byte[64];
    private final Descriptor.Pair ready;

    Probe() throws IOException {
        Descriptor.check(NativeCalls.here().pipe(ends), "pipe");
        NativeCalls.here().closeOnExec(ends[1], false);
        ready = new Descriptor.Pair(ends[0], ends[0]);
    }

    /** For the environment variable {@code BENCH_PROBE}. */
    String descriptor() {
        return Integer.toString(ends[1]);
    }

    /** Waits for a line: the process id of the program that runs now. */
    int await() {
        if (ready.await(PATIENCE) == 0) {
            throw new IllegalStateException("the program was not started within " + PATIENCE / 1000 + " s");
        }
        int count = Descriptor.read(ends[0], buffer);
        return Integer.parseInt(new String(buffer, 0, count, StandardCharsets.US_ASCII).strip());
    }
}
