package dev.belay.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a program is looked for that is called by its bare name: the variable {@code PATH}. Starts nothing. */
public final class SearchPath {
    /** What shells take where the variable is not set. */
    public static final String DEFAULT = "/usr/local/bin:/usr/bin:/bin";

    private final String folders;

    /** @param folders parted by colons; an empty one is the working directory */
    public SearchPath(String folders) {
        this.folders = folders;
    }

    public static SearchPath of(Map<String, String> environment) {
        return new SearchPath(environment.getOrDefault("PATH", DEFAULT));
    }

    /** The one that would be started. */
    public Optional<Path> first(String program) {
        return first(program, "");
    }

    /**
     * The same, as if this file were on none of the folders.
     *
     * @param hidden a path, also under another name; empty for none
     */
    public Optional<Path> first(String program, String hidden) {
        List<Path> found = new ArrayList<>(1);
        search(program, hidden, 1, found);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** All of this name, in their order. */
    public List<Path> all(String program) {
        List<Path> found = new ArrayList<>();
        search(program, "", Integer.MAX_VALUE, found);
        return found;
    }

    private void search(String program, String hidden, int most, List<Path> found) {
        int from = 0;
        while (from <= folders.length() && found.size() < most) {
            int colon = folders.indexOf(':', from);
            int end = colon < 0 ? folders.length() : colon;
            String folder = end == from ? "." : folders.substring(from, end);
            String candidate = folder + "/" + program;
            if (isProgram(candidate) && !isSame(candidate, hidden)) {
                found.add(Path.of(candidate));
            }
            from = end + 1;
        }
    }

    /** Whether this file could be started. */
    public static boolean isProgram(String file) {
        try {
            Path path = Path.of(file);
            return Files.isExecutable(path) && Files.isRegularFile(path);
        } catch (InvalidPathException notInThisLocale) {
            return false;
        }
    }

    private static boolean isSame(String one, String other) {
        try {
            return !other.isEmpty() && Files.isSameFile(Path.of(one), Path.of(other));
        } catch (IOException | InvalidPathException unreadable) {
            return false;
        }
    }
}
