package dev.belay.doctor;

import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.files.BelayDirectories;
import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claude that would be started: what its files tell, and which others there are. Starts nothing. */
public final class ClientProgram {
    private ClientProgram() {}

    /** Its version as far as it is known without starting it. */
    public static Optional<ClientVersion> knownVersion(CheckContext context) {
        Path state = BelayDirectories.state(context.environment()).orElse(Path.of("/nonexistent/belay"));
        return context.claude()
                .flatMap(claude -> new ClientVersions(state).known(claude).version());
    }

    /** The version that the files around an executable name. */
    public static Optional<ClientVersion> namedVersion(Path executable) {
        return new ClientVersions(Path.of("/nonexistent/belay"))
                .known(executable)
                .version();
    }

    /** Whether node runs it, by its first line. */
    public static boolean needsNode(Path executable) {
        try (var stream = Files.newInputStream(executable)) {
            String line = new String(stream.readNBytes(100), StandardCharsets.ISO_8859_1);
            return line.startsWith("#!") && line.lines().findFirst().orElse("").contains("node");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Every claude on the PATH, in its order; links to one file count once, and Belay itself not at all. */
    public static List<Path> installations(CheckContext context) {
        Map<Path, Path> found = new LinkedHashMap<>();
        Path launcher = Path.of(System.getProperty("belay.launcher", "/nonexistent/belay"));
        List<Path> candidates =
                new ArrayList<>(SearchPath.of(context.environment()).all("claude"));
        candidates.add(context.configuration().resolve("local/claude"));
        candidates.add(context.home().resolve(".local/bin/claude"));
        for (Path candidate : candidates) {
            try {
                boolean ours = Files.exists(launcher) && Files.isSameFile(candidate, launcher);
                if (Files.isExecutable(candidate) && !ours) {
                    found.putIfAbsent(candidate.toRealPath(), candidate);
                }
            } catch (IOException gone) {
                // A link to nothing.
            }
        }
        return List.copyOf(found.values());
    }
}
