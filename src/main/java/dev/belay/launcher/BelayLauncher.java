package dev.belay.launcher;

import dev.belay.posix.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The launcher that has started this Belay, and the names that lead to it. In an installation its own folder is that of one
 * version; a name that leads to it is there after an update, too.
 */
public record BelayLauncher(Path file) {
    private static final String PROPERTY = "belay.launcher";
    private static final String NAME = "belay";

    /** Its path as it has told it; empty where there is none, as in a test. On the way to claude nothing else is asked. */
    public static String path() {
        return System.getProperty(PROPERTY, "");
    }

    /** The one that has started this Belay; without one, the bare name stands for it. */
    public static BelayLauncher here() {
        return known().orElse(new BelayLauncher(Path.of(NAME)));
    }

    /** The same, where there is one. */
    public static Optional<BelayLauncher> known() {
        return path().isEmpty() ? Optional.empty() : Optional.of(new BelayLauncher(Path.of(path())));
    }

    /** Whether this name is a link to it, or the file itself. */
    public boolean isSame(Path name) {
        try {
            return Files.isSameFile(name, file);
        } catch (IOException missing) {
            return false;
        }
    }

    /** Its path without links; as it is where it has gone. */
    public Path real() {
        try {
            return file.toRealPath();
        } catch (IOException gone) {
            return file;
        }
    }

    /** Whether typing {@code belay} starts it. */
    public boolean isFirstOn(SearchPath path) {
        Optional<Path> first = path.first(NAME);
        return first.isPresent() && (isSame(first.get()) || isStartedByNpms(first.get()));
    }

    /** The script of npm's thin package starts the image that is in the package for this platform, beside it or in it. */
    private boolean isStartedByNpms(Path script) {
        try {
            Path thin = script.toRealPath().getParent().getParent();
            Path real = real();
            return thin.toString().contains("/node_modules/")
                    && (real.startsWith(thin) || real.toString().startsWith(thin + "-"));
        } catch (IOException gone) {
            return false;
        }
    }

    /** A name that leads here after an update, too, where there is one: on the PATH, or the link that install.sh makes. */
    public Path lasting(SearchPath path, Path home) {
        List<Path> names = new ArrayList<>(path.all(NAME));
        names.add(home.resolve(".local/bin").resolve(NAME));
        for (Path name : names) {
            if (name.isAbsolute() && isSame(name)) {
                return name;
            }
        }
        return file;
    }

    /** What to type, as a shell takes it: the bare name where that starts it. */
    public String command(SearchPath path, Path home) {
        return isFirstOn(path) ? NAME : quoted(lasting(path, home).toString());
    }

    /** A path as a shell takes it. */
    public static String quoted(String path) {
        boolean plain = path.chars().allMatch(unit -> Character.isLetterOrDigit(unit) || "/._-+@".indexOf(unit) >= 0);
        return plain ? path : "\"" + path + "\"";
    }
}
