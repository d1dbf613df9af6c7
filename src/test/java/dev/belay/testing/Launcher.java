package dev.belay.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** {@code scripts/belay} as a user starts it, on a build of what Maven has just compiled. */
public final class Launcher {
    private static final Object BUILDING = new Object();
    private static boolean built;

    private Launcher() {}

    /**
     * The launcher, ready to be started; built at the first call in this run of Maven, whose JVMs share it.
     *
     * @throws AssertionError when the build fails; the message has its words
     */
    public static Path path() {
        Path scripts =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("scripts");
        synchronized (BUILDING) {
            if (!built) {
                buildOnce(scripts);
                built = true;
            }
        }
        return scripts.resolve("belay");
    }

    /** Several JVMs run tests side by side: one builds, the others wait for it. */
    private static void buildOnce(Path scripts) {
        Path target = scripts.resolveSibling("target");
        Path stamp = target.resolve("launcher.built");
        String run = System.getProperty("belay.testrun", "");
        try (FileChannel channel = FileChannel.open(
                        target.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            boolean done = !run.isEmpty()
                    && Files.exists(stamp)
                    && Files.readString(stamp).equals(run);
            if (!done && held.isValid()) {
                build(scripts.resolve("build"));
                Files.writeString(stamp, run);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void build(Path script) {
        try {
            Process process = new ProcessBuilder(script.toString(), "--compiled")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("scripts/build --compiled failed: " + words.strip());
            }
        } catch (IOException e) {
            throw new AssertionError("scripts/build cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
