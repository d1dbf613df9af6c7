package dev.belay.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The file of one run for the textfile collector of node_exporter: written under a temporary name that the collector does
 * not read, and renamed. Each run has its own; those of runs that are long over go when the next one begins.
 */
final class MetricsFile {
    private static final String ENDING = ".prom";
    private static final String BEGINNING = "belay-";
    private static final Duration KEPT = Duration.ofDays(1);

    private final Path file;

    /**
     * @param place a folder, or a file (*.prom) for whoever has but one run at a time
     * @param run what tells this run from all others
     */
    MetricsFile(Path place, String run) {
        boolean named = place.toString().endsWith(ENDING) && !Files.isDirectory(place);
        this.file = named ? place : place.resolve(BEGINNING + plain(run) + ENDING);
    }

    private static String plain(String run) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < run.length(); i++) {
            char next = run.charAt(i);
            boolean fits = next >= 'a' && next <= 'z' || next >= 'A' && next <= 'Z' || next >= '0' && next <= '9';
            name.append(fits ? next : '-');
        }
        return name.toString();
    }

    Path path() {
        return file;
    }

    /** @throws IOException when that cannot be done; what was there before is then as it was */
    void write(String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // The collector is another user: what is said here is for all to read.
        Path next = folder.resolve("." + file.getFileName() + ".new");
        Files.write(next, text.getBytes(StandardCharsets.UTF_8));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes away what was left by runs that were last heard of a day ago. */
    void clearOld(Instant now) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), BEGINNING + "*" + ENDING)) {
            for (Path other : files) {
                Instant heard = Files.getLastModifiedTime(other).toInstant();
                if (!other.equals(file.toAbsolutePath()) && heard.isBefore(now.minus(KEPT))) {
                    Files.deleteIfExists(other);
                }
            }
        } catch (IOException | RuntimeException left) {
            // They are stale, and the collector says how old they are.
        }
    }
}
