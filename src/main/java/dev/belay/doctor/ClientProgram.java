package dev.belay.doctor;

import dev.belay.claude.ClaudeExecutable;
import dev.belay.claude.ClientVersion;
import dev.belay.claude.ClientVersions;
import dev.belay.files.BelayDirectories;
import dev.belay.launcher.BelayLauncher;
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
    private final Map<String, String> environment;
    private final Optional<String> chosen;

    /** @param chosen the executable that Belay's settings name */
    ClientProgram(Map<String, String> environment, Optional<String> chosen) {
        this.environment = environment;
        this.chosen = chosen;
    }

    /** The executable; nothing where there is none. */
    public Optional<Path> path() {
        return ClaudeExecutable.find(chosen, environment).map(Path::of);
    }

    /** What to say where there is none. */
    public String missing() {
        return chosen.map(path -> "the claude in Belay's settings does not exist: " + path)
                .orElseGet(() -> danglingLink()
                        .map(link -> "claude on the PATH is a link to a file that is gone: " + link)
                        .orElse("claude is not on the PATH"));
    }

    /** A link to nothing where claude should be, as an update that broke off leaves it. */
    private Optional<Path> danglingLink() {
        for (String folder :
                environment.getOrDefault("PATH", SearchPath.DEFAULT).split(":")) {
            Path link = Path.of(folder, "claude");
            if (Files.isSymbolicLink(link) && !Files.exists(link)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /** What to do where there is none. */
    public String howToInstall() {
        return "Install it: `" + ClaudeExecutable.INSTALL + "`, or name its path in BELAY_CLAUDE.";
    }

    /** Its version as far as it is known without starting it. */
    public Optional<ClientVersion> version() {
        Path state = BelayDirectories.state(environment).orElse(BelayDirectories.NOWHERE);
        return path().flatMap(claude -> new ClientVersions(state).known(claude).version());
    }

    /** The version that the files around an executable name. */
    public static Optional<ClientVersion> namedVersion(Path executable) {
        return new ClientVersions(BelayDirectories.NOWHERE).known(executable).version();
    }

    /** Whether node runs it. */
    public boolean needsNode() {
        return path().filter(ClientProgram::needsNode).isPresent();
    }

    /** Whether node runs it, by its first line. */
    static boolean needsNode(Path executable) {
        try (var stream = Files.newInputStream(executable)) {
            String line = new String(stream.readNBytes(100), StandardCharsets.ISO_8859_1);
            return line.startsWith("#!") && line.lines().findFirst().orElse("").contains("node");
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Every claude on the PATH, in its order; links to one file count once, and Belay itself not at all. */
    public List<Path> installations(Path home, Path configuration) {
        Map<Path, Path> found = new LinkedHashMap<>();
        BelayLauncher launcher = BelayLauncher.here();
        List<Path> candidates = new ArrayList<>(SearchPath.of(environment).all("claude"));
        candidates.add(configuration.resolve("local/claude"));
        candidates.add(home.resolve(".local/bin/claude"));
        for (Path candidate : candidates) {
            try {
                boolean ours = launcher.isSame(candidate);
                if (SearchPath.isProgram(candidate.toString()) && !ours) {
                    found.putIfAbsent(candidate.toRealPath(), candidate);
                }
            } catch (IOException gone) {
                // A link to nothing.
            }
        }
        return List.copyOf(found.values());
    }
}
