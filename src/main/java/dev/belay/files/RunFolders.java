package dev.belay.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folders of the runs that are under way, where {@code scripts/belay} makes them. Looks, and makes nothing. */
public final class RunFolders {
    private RunFolders() {}

    /** Those there are; some may be another user's, or of a run that was killed. */
    public static List<Path> all(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        below(path(environment.get("XDG_RUNTIME_DIR")).map(path -> path.resolve("belay")), "*", folders);
        below(BelayDirectories.state(environment).map(path -> path.resolve("run")), "*", folders);
        below(path(environment.get("TMPDIR")), "belay.*", folders);
        below(Optional.of(Path.of("/tmp")), "belay.*", folders);
        return folders;
    }

    private static Optional<Path> path(String value) {
        return value != null && value.startsWith("/") && value.indexOf('\0') < 0
                ? Optional.of(Path.of(value))
                : Optional.empty();
    }

    private static void below(Optional<Path> parent, String names, List<Path> folders) {
        if (parent.isEmpty()) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent.get(), names)) {
            for (Path folder : found) {
                if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && !folders.contains(folder)) {
                    folders.add(folder);
                }
            }
        } catch (IOException | RuntimeException none) {
            // Then no run has its folder there, or none that we may see.
        }
    }
}
