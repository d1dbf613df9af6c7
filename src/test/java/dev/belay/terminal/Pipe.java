package dev.belay.terminal;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;
import dev.belay.posix.calls.NativeCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A pipe by its descriptors. */
final class Pipe implements AutoCloseable {
    private final int[] ends = new int[2];
    private boolean writable = true;

    Pipe() throws IOException {
        Descriptor.check(NativeCalls.here().pipe(ends), "pipe");
    }

    int reading() {
        return ends[0];
    }

    int writing() {
        return ends[1];
    }

    void write(String text) {
        Descriptor.write(ends[1], text.getBytes(StandardCharsets.UTF_8));
    }

    /** What comes, until there is so much. */
    String read(int bytes) {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[4096];
        int count = 1;
        while (text.length() < bytes && count > 0) {
            count = Descriptor.read(ends[0], buffer, Math.min(4096, bytes - text.length()));
            text.append(new String(buffer, 0, Math.max(0, count), StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    /** Nobody writes any more. */
    void end() {
        if (writable) {
            writable = false;
            Libc.close(ends[1]);
        }
    }

    @Override
    public void close() {
        end();
        Libc.close(ends[0]);
    }
}
