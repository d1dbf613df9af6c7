package dev.belay.claude;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the claude to start. Looked up again for each start, because claude updates itself while it runs. Belay itself is
 * never taken for it.
 */
public final class ClaudeExecutable {
    /** What to type when there is none. */
    public static final String INSTALL = "npm install -g @anthropic-ai/claude-code";

    private static final String DEFAULT_PATH = "/usr/local/bin:/usr/bin:/bin";

    private ClaudeExecutable() {}

    /**
     * The chosen executable, or the first {@code claude} on the PATH.
     *
     * @param chosen the user's own choice: a path, or a name to look for on the PATH
     */
    public static Optional<String> find(Optional<String> chosen, Map<String, String> environment) {
        String name = chosen.orElse("claude");
        if (name.indexOf('/') >= 0) {
            return executable(name) ? Optional.of(name) : Optional.empty();
        }
        String path = environment.getOrDefault("PATH", DEFAULT_PATH);
        int from = 0;
        while (from <= path.length()) {
            int colon = path.indexOf(':', from);
            int end = colon < 0 ? path.length() : colon;
            String folder = end == from ? "." : path.substring(from, end);
            String candidate = folder + "/" + name;
            if (executable(candidate) && !ourselves(candidate)) {
                return Optional.of(candidate);
            }
            from = end + 1;
        }
        return Optional.empty();
    }

    private static boolean executable(String candidate) {
        try {
            Path path = Path.of(candidate);
            return Files.isExecutable(path) && !Files.isDirectory(path);
        } catch (InvalidPathException notInThisLocale) {
            return false;
        }
    }

    /** A link named claude that leads to the launcher would start Belay in Belay for ever. */
    private static boolean ourselves(String candidate) {
        String launcher = System.getProperty("belay.launcher", "");
        if (launcher.isEmpty()) {
            return false;
        }
        try {
            return Files.isSameFile(Path.of(candidate), Path.of(launcher));
        } catch (java.io.IOException | InvalidPathException unreadable) {
            return false;
        }
    }

    /** The sentence for a missing claude, with what to type. */
    public static String notFound(Optional<String> chosen) {
        String which = chosen.map(name -> "`" + name + "` does not exist or is not executable")
                .orElse("claude is not on the PATH");
        return which + " (install it with `" + INSTALL + "`)";
    }
}
