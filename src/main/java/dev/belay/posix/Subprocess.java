package dev.belay.posix;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * A program that Belay runs for itself: the one place where such a process is started, so that the {@link Reaper} can tell
 * Java's children from orphans. It is never waited for without a limit, the beginning of what it writes is kept, and with
 * it ends what it has started.
 */
public final class Subprocess {
    private static final Path NOTHING = Path.of("/dev/null");
    private static final int MOST = 16 * 1024;
    /** What the program's own children still write is not waited for longer than this. */
    private static final long LAST_WORDS = 1_000;

    private static final long TICK = 500;
    private static final Object STARTING = new Object();
    private static final Map<Long, Process> CHILDREN = new ConcurrentHashMap<>();
    private static final Set<Process> POLITE = ConcurrentHashMap.newKeySet();
    private static final long LAST_THINGS = 2_000;

    private final ProcessBuilder builder;
    private int most = MOST;
    private byte[] input;
    private boolean politely;

    /**
     * How it ended.
     *
     * @param status its exit status; empty when it did not end in time
     * @param output the beginning of its standard output
     * @param errors the beginning of its standard error
     */
    public record Ended(Optional<Integer> status, String output, String errors) {
        public boolean inTime() {
            return status.isPresent();
        }
    }

    /** In our own environment and directory; its input is empty. */
    public Subprocess(List<String> command) {
        builder = new ProcessBuilder(command).redirectInput(NOTHING.toFile());
    }

    /** In exactly this environment. */
    public Subprocess environment(Map<String, String> all) {
        builder.environment().clear();
        builder.environment().putAll(all);
        return this;
    }

    public Subprocess with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    public Subprocess in(Path directory) {
        builder.directory(directory.toFile());
        return this;
    }

    public Subprocess input(Path file) {
        builder.redirectInput(file.toFile());
        return this;
    }

    /** It may end without having read this. */
    public Subprocess input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return pipeIn();
    }

    /** For whoever writes to it himself. */
    public Subprocess pipeIn() {
        builder.redirectInput(Redirect.PIPE);
        return this;
    }

    /** It reads and writes where we do. */
    public Subprocess inOurPlace() {
        builder.inheritIO();
        return this;
    }

    /** Its errors come in the output, where they were written. */
    public Subprocess errorsInOutput() {
        builder.redirectErrorStream(true);
        return this;
    }

    /** What it prints and complains of is added to this file. */
    public Subprocess appendingTo(Path file) {
        builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(file.toFile()));
        return this;
    }

    public Subprocess withoutErrors() {
        builder.redirectError(Redirect.DISCARD);
        return this;
    }

    public Subprocess errors(Path file) {
        builder.redirectError(file.toFile());
        return this;
    }

    public Subprocess withoutOutput() {
        builder.redirectOutput(Redirect.DISCARD);
        return this;
    }

    /** Where it has to be ended, it is asked to, and may put its things in order. */
    public Subprocess politely() {
        politely = true;
        return this;
    }

    /** So many bytes of each stream are kept; the rest is read and forgotten. */
    public Subprocess keeping(int bytes) {
        most = bytes;
        return this;
    }

    /**
     * Starts it and leaves it to the caller.
     *
     * @throws IOException when it cannot be started
     */
    public Process start() throws IOException {
        // One that ends at once is not met by the reaper before it is known.
        synchronized (STARTING) {
            Process process = builder.start();
            CHILDREN.put(process.pid(), process);
            process.onExit().thenRun(() -> CHILDREN.remove(process.pid()));
            return process;
        }
    }

    /** Runs it to its end; it and what it has started are ended when that takes longer, or when we are interrupted. */
    public Ended run(Duration limit) throws IOException, InterruptedException {
        return run(limit, seconds -> {});
    }

    /** @param progress is told every half second how many seconds it has taken */
    public Ended run(Duration limit, LongConsumer progress) throws IOException, InterruptedException {
        Process process = start();
        Reading output = new Reading(process.getInputStream(), most);
        Reading errors = new Reading(process.getErrorStream(), most);
        if (input != null) {
            feed(process);
        }
        boolean ended = false;
        if (politely) {
            POLITE.add(process);
        }
        try {
            ended = await(process, limit, progress);
        } finally {
            POLITE.remove(process);
            if (!ended && politely) {
                process.destroy();
            } else if (!ended) {
                end(process);
            }
        }
        return new Ended(ended ? Optional.of(process.exitValue()) : Optional.empty(), output.text(), errors.text());
    }

    private static boolean await(Process process, Duration limit, LongConsumer progress) throws InterruptedException {
        long start = System.nanoTime();
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(limit.toNanos() - (System.nanoTime() - start));
            if (process.waitFor(Math.max(0, Math.min(TICK, left)), TimeUnit.MILLISECONDS)) {
                return true;
            }
            if (left <= 0) {
                return false;
            }
            progress.accept(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        }
    }

    /** Whether Belay has started this process for itself; one that is just being started is waited for. */
    public static boolean isRunning(long pid) {
        return child(pid) != null;
    }

    private static Process child(long pid) {
        synchronized (STARTING) {
            return CHILDREN.get(pid);
        }
    }

    /** Ends a process and all that it has started. */
    public static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Before we end at once: asks to end what would be left to itself, and makes it end where it does not soon. */
    public static void endPolitely() {
        for (Process process : POLITE) {
            process.destroy();
        }
        for (Process process : POLITE) {
            try {
                if (!process.waitFor(LAST_THINGS, TimeUnit.MILLISECONDS)) {
                    end(process);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                end(process);
            }
        }
    }

    private void feed(Process process) {
        Thread writing = new Thread(
                () -> {
                    try (var stream = process.getOutputStream()) {
                        stream.write(input);
                    } catch (IOException unread) {
                        // It may do its work without reading what it was told.
                    }
                },
                "belay-input");
        writing.setDaemon(true);
        writing.start();
    }

    /** Whether this was a child of Java's; when it was, Java has taken its status by now. */
    static boolean isTakenByJava(int pid) {
        Process child = child(pid);
        if (child == null) {
            return false;
        }
        try {
            child.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    /** Reads to the end and keeps the beginning. */
    private static final class Reading extends Thread {
        private final InputStream stream;
        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final int most;

        Reading(InputStream stream, int most) {
            super(null, null, "belay-output", 256 * 1024);
            this.stream = stream;
            this.most = most;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            byte[] buffer = new byte[4096];
            try (stream) {
                for (int count; (count = stream.read(buffer)) >= 0; ) {
                    synchronized (this) {
                        kept.write(buffer, 0, Math.min(count, most - kept.size()));
                    }
                }
            } catch (IOException closed) {
                // What it said until then is what there is.
            }
        }

        String text() throws InterruptedException {
            join(LAST_WORDS);
            synchronized (this) {
                return kept.toString(StandardCharsets.UTF_8);
            }
        }
    }
}
