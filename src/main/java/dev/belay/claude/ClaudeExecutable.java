package dev.belay.claude;

import dev.belay.launcher.BelayLauncher;
import dev.belay.posix.SearchPath;
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

    private ClaudeExecutable() {}

    /**
     * The chosen executable, or the first {@code claude} on the PATH.
     *
     * @param chosen the user's own choice: a path, or a name to look for on the PATH
     */
    public static Optional<String> find(Optional<String> chosen, Map<String, String> environment) {
        String name = chosen.orElse("claude");
        if (name.indexOf('/') >= 0) {
            return SearchPath.isProgram(name) ? Optional.of(name) : Optional.empty();
        }
        // A link named claude that leads to the launcher would start Belay in Belay for ever.
        Optional<Path> found = SearchPath.of(environment).first(name, BelayLauncher.path());
        return found.isPresent() ? Optional.of(found.get().toString()) : Optional.empty();
    }

    /** The sentence for a missing claude, with what to type. */
    public static String notFound(Optional<String> chosen) {
        String which = chosen.map(name -> "`" + name + "` does not exist or is not executable")
                .orElse("claude is not on the PATH");
        return which + " (install it with `" + INSTALL + "`)";
    }
}
