package dev.belay.doctor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a small program answers: its output and exit status, or nothing within the time limit. It is ended then, with all
 * that it has started.
 *
 * @param status its exit status; empty when it did not end in time
 * @param output the beginning of its standard output
 * @param errors the beginning of its standard error
 */
record Answer(Optional<Integer> status, String output, String errors) {
    private static final int MOST = 16 * 1024;

    /**
     * Runs it.
     *
     * @param environment all of it
     * @param input a file for its standard input
     * @throws IOException when it cannot be started
     */
    static Answer of(List<String> command, Map<String, String> environment, Path folder, File input, Duration limit)
            throws IOException, InterruptedException {
        Path output = java.nio.file.Files.createTempFile(folder, "out", null);
        Path errors = java.nio.file.Files.createTempFile(folder, "err", null);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(
                    ended ? Optional.of(process.exitValue()) : Optional.empty(), beginning(output), beginning(errors));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String beginning(Path file) throws IOException {
        try (InputStream stream = java.nio.file.Files.newInputStream(file)) {
            return new String(stream.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }
}
