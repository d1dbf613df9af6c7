package dev.belay.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** {@code scripts/belay} as a user starts it, on a build of what Maven has just compiled. */
public final class Launcher {
    private static final Object BUILDING = new Object();
    private static boolean built;

    private Launcher() {}

    /**
     * The launcher, ready to be started; built at the first call in this JVM.
     *
     * @throws AssertionError when the build fails; the message has its words
     */
    public static Path path() {
        Path scripts =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("scripts");
        synchronized (BUILDING) {
            if (!built) {
                build(scripts.resolve("build"));
                built = true;
            }
        }
        return scripts.resolve("belay");
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
