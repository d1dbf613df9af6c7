package dev.belay.tell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs on the user's PATH, started in the user's environment and never waited for without a limit. */
public final class Programs {
    private static final int MOST_OUTPUT = 16 * 1024;

    private final Map<String, String> environment;

    public Programs(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * How one ended.
     *
     * @param output the beginning of what it wrote, errors included
     */
    public record Ended(int status, String output) {}

    /** Where this program is; nothing when it is not on the PATH. */
    public Optional<Path> find(String name) {
        for (String folder : environment.getOrDefault("PATH", "").split(":")) {
            Path file = Path.of(folder.isEmpty() ? "." : folder, name);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Not yet started; its input is empty. Java itself would look it up on the PATH of this JVM. */
    public ProcessBuilder builder(List<String> command) {
        List<String> words = new ArrayList<>(command);
        if (!words.get(0).contains("/")) {
            find(words.get(0)).ifPresent(path -> words.set(0, path.toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectInput(Path.of("/dev/null").toFile());
        return builder;
    }

    /**
     * Runs it with this input to its end.
     *
     * @throws IOException when it cannot be started, or has not ended in time; it is ended then
     */
    public Ended run(List<String> command, String input, long milliseconds) throws IOException {
        ProcessBuilder builder = builder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        Process process = builder.start();
        Reading reading = new Reading(process.getInputStream());
        reading.start();
        Thread writing = new Thread(() -> write(process, input), "input");
        writing.setDaemon(true);
        writing.start();
        try {
            if (!process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("did not end within " + milliseconds / 1000 + " s");
            }
            reading.join(500);
            return new Ended(process.exitValue(), reading.text());
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static void write(Process process, String input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            // It may do its work without reading what it was told.
        }
    }

    /** A word for a POSIX shell. */
    public static String quote(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** A command line for a POSIX shell; empty when there is no command. */
    public static String quote(List<String> words) {
        return String.join(" ", words.stream().map(Programs::quote).toList());
    }

    private static final class Reading extends Thread {
        private final InputStream stream;
        private final byte[] kept = new byte[MOST_OUTPUT];
        private int length;

        Reading(InputStream stream) {
            super("output");
            this.stream = stream;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] rest = new byte[4096];
            try {
                int count = 0;
                while (count >= 0) {
                    synchronized (this) {
                        length += count;
                    }
                    count = length < kept.length
                            ? stream.read(kept, length, kept.length - length)
                            : Math.min(0, stream.read(rest));
                }
            } catch (IOException closed) {
                // What was read is what there is.
            }
        }

        synchronized String text() {
            return new String(kept, 0, length, StandardCharsets.UTF_8);
        }
    }
}
