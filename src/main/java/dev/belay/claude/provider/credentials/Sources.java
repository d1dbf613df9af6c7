package dev.belay.claude.provider.credentials;

import dev.belay.posix.SearchPath;
import java.nio.file.Path;
import java.util.Optional;

/** Where the client finds its credentials, as it sees them itself: its settings beat the shell. */
public interface Sources {

    /** A variable; blank ones count as unset. */
    Optional<String> variable(String name);

    /** Whether a variable switches something on. */
    boolean on(String name);

    /** The settings file that sets this variable; nothing where the shell does. */
    Optional<Path> origin(String variable);

    /** The value of a key in the client's settings. */
    Optional<String> setting(String key);

    Path home();

    /** {@code ~/.claude}, or what {@code CLAUDE_CONFIG_DIR} names. */
    Path configuration();

    /** Whether the first of these variables is there. */
    default boolean has(String... names) {
        for (String name : names) {
            if (variable(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether a program could be started: a path, or a name on the {@code PATH}. */
    default boolean canStart(String program) {
        if (program.contains("/")) {
            boolean underHome = program.startsWith("~/");
            return SearchPath.isProgram(underHome ? home() + program.substring(1) : program);
        }
        return new SearchPath(variable("PATH").orElse(SearchPath.DEFAULT))
                .first(program)
                .isPresent();
    }

    /** The path that a variable names, or one under the home. */
    default Path path(String variable, String underHome) {
        return variable(variable).map(Path::of).orElseGet(() -> home().resolve(underHome));
    }
}
