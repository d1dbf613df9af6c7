package dev.belay.files;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where Belay's files live, after the XDG base directory specification: a variable counts only when it is an absolute
 * path, and without it and without HOME there is no such place. Nothing is created here.
 */
public final class BelayDirectories {
    /** A place that is not there and that nobody can make, root neither: for whoever has no HOME. */
    public static final Path NOWHERE = Path.of("/dev/null/belay");

    private BelayDirectories() {}

    /** {@code $XDG_CONFIG_HOME/belay}, by default {@code ~/.config/belay}. */
    public static Optional<Path> configuration(Map<String, String> environment) {
        return directory(environment, "XDG_CONFIG_HOME", ".config");
    }

    /** {@code $XDG_STATE_HOME/belay}, by default {@code ~/.local/state/belay}. */
    public static Optional<Path> state(Map<String, String> environment) {
        return directory(environment, "XDG_STATE_HOME", ".local/state");
    }

    /** {@code $XDG_DATA_HOME/belay}, by default {@code ~/.local/share/belay}. */
    public static Optional<Path> data(Map<String, String> environment) {
        return directory(environment, "XDG_DATA_HOME", ".local/share");
    }

    /** Whether things can be kept there: it is a writable directory, or can be made one. */
    public static boolean usable(Path directory) {
        Path existing = directory;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
    }

    private static Optional<Path> directory(Map<String, String> environment, String variable, String underHome) {
        Optional<Path> base = absolute(environment.get(variable));
        if (base.isEmpty()) {
            Optional<Path> home = absolute(environment.get("HOME"));
            base = home.isPresent() ? Optional.of(home.get().resolve(underHome)) : home;
        }
        return base.isPresent() ? Optional.of(base.get().resolve("belay")) : base;
    }

    private static Optional<Path> absolute(String value) {
        return value != null && value.startsWith("/") && value.indexOf('\0') < 0
                ? Optional.of(Path.of(value))
                : Optional.empty();
    }
}
