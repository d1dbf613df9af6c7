package dev.belay.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which version a claude executable is, without running it on the way to the screen: from the package it lies in, from
 * its path, or from what was found out once and kept, keyed by path, size and time of change.
 */
public final class ClientVersions {
    private static final String PACKAGE = "@anthropic-ai/claude-code";
    private static final int LEVELS = 3;
    private static final int KEPT = 20;
    private static final long PATIENCE = 20;
    private final Optional<Path> cache;

    /** @param state Belay's state directory; nothing when there is none */
    public ClientVersions(Optional<Path> state) {
        this.cache = state.map(path -> path.resolve("clients"));
    }

    /** What is known without starting anything. */
    public Optional<Version> known(String executable) {
        try {
            Path real = Path.of(executable).toRealPath();
            Optional<Version> version = fromPackage(real);
            if (version.isEmpty()) {
                version = fromPath(real);
            }
            return version.isPresent() ? version : fromCache(key(real));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Version> fromPackage(Path real) throws IOException {
        Path folder = real.getParent();
        for (int i = 0; i < LEVELS && folder != null; i++, folder = folder.getParent()) {
            Path description = folder.resolve("package.json");
            if (Files.isRegularFile(description)) {
                String text = Files.readString(description);
                int version = text.indexOf("\"version\"");
                return text.contains(PACKAGE) && version >= 0
                        ? Version.in(text.substring(version, Math.min(text.length(), version + 60)))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The native installer keeps each version in a file of that name: {@code .../claude/versions/2.1.116}. */
    private static Optional<Version> fromPath(Path real) {
        Path parent = real.getParent();
        boolean named = parent != null && parent.endsWith("versions");
        return named ? Version.in(real.getFileName().toString()) : Optional.empty();
    }

    private static String key(Path real) throws IOException {
        return Files.size(real) + " " + Files.getLastModifiedTime(real).toMillis() + " " + real;
    }

    private Optional<Version> fromCache(String key) {
        for (String line : lines()) {
            int space = line.indexOf(' ');
            if (space > 0 && line.substring(space + 1).equals(key)) {
                return Version.in(line.substring(0, space));
            }
        }
        return Optional.empty();
    }

    private List<String> lines() {
        try {
            return cache.isPresent() ? Files.readAllLines(cache.get(), StandardCharsets.UTF_8) : List.of();
        } catch (IOException none) {
            return List.of();
        }
    }

    /**
     * Asks the executable itself ({@code --version}) and keeps the answer. Takes up to a second, so call it once claude is
     * on the screen.
     */
    public Optional<Version> probe(String executable) {
        try {
            Process process = new ProcessBuilder(executable, "--version")
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            byte[] answer = process.getInputStream().readNBytes(4096);
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Optional<Version> version = Version.in(new String(answer, StandardCharsets.UTF_8));
            if (version.isPresent()) {
                keep(key(Path.of(executable).toRealPath()), version.get());
            }
            return version;
        } catch (IOException unknown) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void keep(String key, Version version) throws IOException {
        if (cache.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of(version + " " + key));
        for (String line : lines()) {
            if (lines.size() < KEPT && !line.endsWith(" " + key)) {
                lines.add(line);
            }
        }
        Path next = cache.get().resolveSibling("clients." + ProcessHandle.current().pid());
        Files.write(next, lines);
        Files.move(next, cache.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
