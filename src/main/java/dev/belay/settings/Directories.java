package dev.belay.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where things lie, after the XDG base directory specification; nothing where there is no HOME to put them under. */
public final class Directories {
    private Directories() {}

    /** Settings and the user's own rules. */
    public static Optional<Path> configuration(Map<String, String> environment) {
        return base("XDG_CONFIG_HOME", ".config", environment).map(path -> path.resolve("belay"));
    }

    /** Journal, log and hooks. */
    public static Optional<Path> state(Map<String, String> environment) {
        return base("XDG_STATE_HOME", ".local/state", environment).map(path -> path.resolve("belay"));
    }

    /** Where the client keeps its configuration: {@code CLAUDE_CONFIG_DIR} is honoured. */
    public static Optional<Path> client(Map<String, String> environment) {
        return path(environment.get("CLAUDE_CONFIG_DIR"))
                .or(() -> path(environment.get("HOME")).map(home -> home.resolve(".claude")));
    }

    private static Optional<Path> base(String variable, String below, Map<String, String> environment) {
        // The specification: a relative path is invalid and must be ignored.
        return path(environment.get(variable))
                .filter(Path::isAbsolute)
                .or(() -> path(environment.get("HOME")).filter(Path::isAbsolute).map(home -> home.resolve(below)));
    }

    private static Optional<Path> path(String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
