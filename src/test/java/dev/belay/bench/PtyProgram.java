package dev.belay.bench;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.evidence.Exit;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A program on a terminal of 40 lines and 120 columns, which we play. Everything happens on the caller's thread, so that
 * no wake-up of another one is measured along. Waits end with an exception after half a minute.
 */
final class PtyProgram implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;
    private static final int PATIENCE = 30_000;
    private static final WindowSize SIZE = new WindowSize(40, 120, 0, 0);

    private final Child child;
    private final byte[] buffer = new byte[CHUNK];
    private final Descriptor.Pair ready;
    private final StringBuilder seen = new StringBuilder();
    private final long startedAt;

    private PtyProgram(List<String> arguments, Map<String, String> environment) throws IOException {
        ChildLauncher launcher = ChildLauncher.forThisMachine();
        startedAt = System.nanoTime();
        child = launcher.onTerminal(
                new Command(arguments.get(0), arguments, environment), new TerminalSetup(SIZE, new byte[0]), () -> {});
        // The same descriptor twice: there is nothing else to wait for.
        ready = new Descriptor.Pair(child.descriptor(), child.descriptor());
    }

    static PtyProgram start(List<String> arguments, Map<String, String> environment) throws IOException {
        return new PtyProgram(arguments, environment);
    }

    /** When it was started, as {@link System#nanoTime()}. */
    long startedAt() {
        return startedAt;
    }

    int pid() {
        return child.pid();
    }

    /** The next bytes as they come, or null at the end. */
    byte[] read() {
        int count = readInto();
        return count <= 0 ? null : Arrays.copyOf(buffer, count);
    }

    private int readInto() {
        if (ready.await(PATIENCE) == 0) {
            throw new IllegalStateException("nothing came for " + PATIENCE / 1000 + " s; before that:\n" + seen);
        }
        return Descriptor.read(child.descriptor(), buffer);
    }

    /** Reads until this text has come, without escape sequences in between; returns the time at which it had. */
    long await(String... texts) {
        while (true) {
            long now = System.nanoTime();
            String plain = Escapes.without(seen);
            for (String text : texts) {
                int at = plain.indexOf(text);
                if (at >= 0) {
                    seen.setLength(0);
                    seen.append(plain, at + text.length(), plain.length());
                    return now;
                }
            }
            byte[] bytes = read();
            if (bytes == null) {
                throw new IllegalStateException("it ended without \"" + texts[0] + "\":\n" + seen);
            }
            seen.append(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Reads to the end and counts this byte; the rest is thrown away. */
    long count(byte wanted, long expected) {
        long count = 0;
        while (count < expected) {
            int length = readInto();
            if (length <= 0) {
                break;
            }
            for (int i = 0; i < length; i++) {
                count += buffer[i] == wanted ? 1 : 0;
            }
        }
        return count;
    }

    void write(byte[] bytes) {
        Descriptor.write(child.descriptor(), bytes);
    }

    /** One key there and back, in nanoseconds. */
    long echo(byte[] key) {
        long before = System.nanoTime();
        Descriptor.write(child.descriptor(), key);
        ready.await(PATIENCE);
        Descriptor.read(child.descriptor(), buffer);
        return System.nanoTime() - before;
    }

    /** Reads whatever still comes and returns the time of its end. */
    long awaitEnd() throws InterruptedException {
        while (read() != null) {
            // What it says at the end is of no interest here.
        }
        child.awaitExit();
        return System.nanoTime();
    }

    /** Ends it, as the closing of a terminal window would; what does not hear that is killed. */
    @Override
    public void close() {
        child.release();
        long end = System.nanoTime() + 3_000_000_000L;
        while (child.exit() instanceof Exit.Running) {
            child.signal(System.nanoTime() > end ? Signals.KILL : Signals.HUP);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
