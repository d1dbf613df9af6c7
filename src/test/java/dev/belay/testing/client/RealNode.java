package dev.belay.testing.client;

import dev.belay.testing.RealClient;
import dev.belay.testing.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A node of some version, installed by npm beside the clients at its first use. */
public final class RealNode {
    private static final long INSTALL_MINUTES = 5;

    private RealNode() {}

    /** Its executable. Where it cannot be had, the test is skipped or fails as {@link Requirement} says. */
    public static synchronized Path version(String version) {
        try {
            Path folder = RealClient.cache().resolve("node-" + version);
            Path node = folder.resolve("node_modules/.bin/node");
            if (!Files.isExecutable(node)) {
                install(version, Files.createDirectories(folder));
            }
            return node;
        } catch (IOException failed) {
            throw Requirement.missing("node " + version + " cannot be installed: " + failed.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    private static void install(String version, Path folder) throws IOException, InterruptedException {
        Process npm = new ProcessBuilder(
                        "npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund", "node@" + version)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile())
                .start();
        npm.getOutputStream().close();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException(
                    "npm failed: " + Files.readString(folder.resolve("npm.log")).strip());
        }
        if (!Files.isExecutable(folder.resolve("node_modules/.bin/node"))) {
            throw new IOException("npm installed no node for this machine");
        }
    }
}
