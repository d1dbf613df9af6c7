package dev.belay.claude;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A client's executable, identified by path, size and time of change, with the version that its surroundings name:
 * npm's package.json, the native installer's {@code versions/2.1.116}, or Homebrew's cask. It never runs the client;
 * see {@link VersionProbe} for that.
 */
final class InstalledClient {
    private static final int PACKAGE_JSON_LIMIT = 64 * 1024;
    private static final Path CASK = Path.of("Caskroom", "claude-code");
    private static final String PACKAGE = "@anthropic-ai/claude-code";

    private final Path path;
    private final long size;
    private final long modified;

    private InstalledClient(Path path, long size, long modified) {
        this.path = path;
        this.size = size;
        this.modified = modified;
    }

    /**
     * The file behind this path, symbolic links followed.
     *
     * @throws IOException when there is no such file
     */
    static InstalledClient at(Path executable) throws IOException {
        Path real = executable.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
        return new InstalledClient(
                real, attributes.size(), attributes.lastModifiedTime().toMillis());
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /** Milliseconds since the epoch. */
    long modified() {
        return modified;
    }

    /** What the files around it say, where they are those of an installation that we know. */
    Optional<ClientVersion> named() {
        Path directory = path.getParent();
        for (int up = 0; up < 2 && directory != null; up++) {
            Optional<ClientVersion> packaged = packaged(directory.resolve("package.json"));
            if (packaged.isPresent()) {
                return packaged;
            }
            directory = directory.getParent();
        }
        Path parent = path.getParent();
        boolean installedNatively = parent != null && parent.endsWith("versions");
        if (installedNatively) {
            return ClientVersion.parse(path.getFileName().toString());
        }
        // Caskroom/claude-code/2.1.116/claude
        boolean cask = parent != null
                && parent.getParent() != null
                && parent.getParent().endsWith(CASK)
                && parent.getFileName() != null;
        return cask ? ClientVersion.parse(parent.getFileName().toString()) : Optional.empty();
    }

    /** Whether it is a script of somebody else's: what it starts may change while the script does not. */
    boolean isWrapper() {
        try (var stream = Files.newInputStream(path)) {
            return stream.read() == '#' && stream.read() == '!';
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static Optional<ClientVersion> packaged(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > PACKAGE_JSON_LIMIT) {
                return Optional.empty();
            }
            // Two keys of a file that npm wrote: no JSON parser is loaded for that while the user waits for claude.
            String json = Files.readString(file, StandardCharsets.UTF_8);
            Optional<String> name = string(json, "\"name\"");
            return name.isPresent() && name.get().startsWith(PACKAGE)
                    ? string(json, "\"version\"").flatMap(ClientVersion::parse)
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> string(String json, String key) {
        int at = json.indexOf(key);
        int colon = at < 0 ? -1 : json.indexOf(':', at + key.length());
        int open = colon < 0 ? -1 : json.indexOf('"', colon);
        int close = open < 0 ? -1 : json.indexOf('"', open + 1);
        return close < 0 ? Optional.empty() : Optional.of(json.substring(open + 1, close));
    }
}
