package dev.belay.testing.client;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Packages that npm installs into a folder of a cache at their first use, whole or not at all. Several JVMs may ask at once.
 *
 * @param name of the folder; the same packages always have the same name
 * @param packages with their exact versions, as npm takes them
 */
public record NpmFolder(Path cache, String name, List<String> packages) {
    private static final long INSTALL_MINUTES = 10;

    /** What must be true of a folder before it is taken. */
    public interface Check {
        void check(Path folder) throws IOException;
    }

    /**
     * The folder with {@code node_modules}, installed now if it is not yet.
     *
     * @throws IOException when npm fails, or the check does
     */
    public Path installed(Check check) throws IOException, InterruptedException {
        Path directory = cache.resolve(name);
        if (Files.isDirectory(directory)) {
            return directory;
        }
        Files.createDirectories(cache);
        Path lock = cache.resolve(name + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = channel.lock()) {
            // Another JVM may have installed it while we waited for the lock.
            if (held.isValid() && !Files.isDirectory(directory)) {
                Path fresh = Files.createTempDirectory(cache, name + ".new");
                try {
                    install(fresh);
                    check.check(fresh);
                    move(fresh, directory);
                } finally {
                    delete(fresh);
                }
            }
        }
        return directory;
    }

    private void install(Path directory) throws IOException, InterruptedException {
        Path report = directory.resolve("npm.log");
        List<String> command = new ArrayList<>(List.of("npm", "install", "--prefix", directory.toString()));
        command.addAll(List.of("--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1"));
        command.addAll(packages);
        Process npm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start();
        npm.getOutputStream().close();
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
            npm.destroyForcibly();
            throw new IOException("npm has not finished in " + INSTALL_MINUTES + " minutes");
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm failed: " + Files.readString(report).strip());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
