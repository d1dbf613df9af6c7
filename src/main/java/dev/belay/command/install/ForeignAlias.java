package dev.belay.command.install;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An alias for claude that the user has written. */
record ForeignAlias(Path file, int line, boolean ofBelay) {
    /** The last one that is in any of these files. */
    static Optional<ForeignAlias> in(List<Path> files) throws IOException {
        Optional<ForeignAlias> last = Optional.empty();
        for (Path file : files) {
            Optional<ForeignAlias> found = in(file);
            last = found.isPresent() ? found : last;
        }
        return last;
    }

    /** The last one in this file, outside our markers. */
    private static Optional<ForeignAlias> in(Path file) throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return Optional.empty();
        }
        byte[] users = MarkedLines.without(Files.readAllBytes(file));
        List<String> lines =
                new String(users, StandardCharsets.ISO_8859_1).lines().toList();
        for (int at = lines.size() - 1; at >= 0; at--) {
            String line = lines.get(at).strip();
            if (line.startsWith("alias claude=") || line.startsWith("alias claude ")) {
                return Optional.of(new ForeignAlias(file, at + 1, line.contains("belay")));
            }
        }
        return Optional.empty();
    }
}
