package dev.belay.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A program that has ended.
 *
 * @param status as a shell sees it
 * @param output its standard output, one character a byte
 * @param errors its standard error, likewise
 */
public record Finished(int status, String output, String errors) {
    private static final long LIMIT = 180;

    /** Runs it on this standard input. */
    public static Finished run(ProcessBuilder builder, String input) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("finished");
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        try {
            Process process = builder.redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            assertTrue(process.waitFor(LIMIT, TimeUnit.SECONDS), "it did not end");
            return new Finished(process.exitValue(), read(out), read(errors));
        } finally {
            for (Path file : new Path[] {in, out, errors, folder}) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
}
