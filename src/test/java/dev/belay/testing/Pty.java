package dev.belay.testing;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.evidence.Exit;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Signals;
import dev.belay.posix.WindowSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A bare pseudo terminal that keeps every byte a program writes to it: nothing interprets them on the way. */
public final class Pty implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final WindowSize SIZE = new WindowSize(40, 120, 0, 0);

    private final Child child;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Thread reader;
    private int looked;

    /** Starts the command at once, in this directory and with this environment alone. */
    public Pty(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", directory.toString()));
        arguments.addAll(command);
        child = ChildLauncher.forThisMachine()
                .onTerminal(
                        new Command("/bin/sh", arguments, environment), new TerminalSetup(SIZE, new byte[0]), () -> {});
        reader = new Thread(this::read, "pty");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[4096];
        int count;
        while ((count = Descriptor.read(child.descriptor(), buffer)) > 0) {
            synchronized (output) {
                output.write(buffer, 0, count);
                output.notifyAll();
            }
        }
    }

    /** Types these bytes. */
    public void write(byte[] bytes) {
        if (!Descriptor.write(child.descriptor(), bytes)) {
            throw new IllegalStateException("The terminal is closed. It showed:\n" + text());
        }
    }

    public void type(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void resize(int columns, int rows) {
        child.resize(new WindowSize(rows, columns, 0, 0));
    }

    /** Waits until this text has been written since the last such text. */
    public void await(String text) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        synchronized (output) {
            int found;
            while ((found = text().indexOf(text, looked)) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("No " + text + " on the terminal:\n" + text());
                }
                output.wait(left);
            }
            looked = found + text.length();
        }
    }

    /** Every byte so far. */
    public byte[] output() {
        synchronized (output) {
            return output.toByteArray();
        }
    }

    /** The same, one character a byte. */
    public String text() {
        return new String(output(), StandardCharsets.ISO_8859_1);
    }

    public long pid() {
        return child.pid();
    }

    /** Sends a signal to the program itself. */
    public void signal(int number) {
        child.signal(number);
    }

    /** Waits for the end, and for the last byte; how it ended is exactly what the kernel says. */
    public Exit awaitExit() throws Exception {
        Exit exit = CompletableFuture.supplyAsync(this::exit).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        reader.join(LIMIT.toMillis());
        return exit;
    }

    private Exit exit() {
        try {
            return child.awaitExit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Exit.Unseen();
        }
    }

    @Override
    public void close() {
        child.signal(Signals.HUP);
        child.signal(Signals.KILL);
        try {
            reader.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        child.release();
    }
}
