package dev.belay.doctor;

import dev.belay.posix.Subprocess;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A private folder that is gone when it is closed. Programs that are only asked for their version get it as their home,
 * so that they leave nothing in the user's.
 */
public final class TemporaryFolder implements AutoCloseable {
    private static final String[] QUIET = {
        "DISABLE_AUTOUPDATER",
        "DISABLE_TELEMETRY",
        "DISABLE_ERROR_REPORTING",
        "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
        "NO_UPDATE_NOTIFIER"
    };

    private static final long ENOUGH = 4 * Amount.MEGABYTE;

    private static final Set<TemporaryFolder> OPEN = ConcurrentHashMap.newKeySet();

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
        OPEN.add(this);
    }

    /** Takes all away that a check which was broken off has left open. */
    static void closeAll() {
        OPEN.forEach(TemporaryFolder::close);
    }

    /**
     * Where the user's temporary files are, or elsewhere when there is no room.
     *
     * @throws IOException when there is no room anywhere, or no permission
     */
    public static TemporaryFolder open(CheckContext context) throws IOException {
        for (Path place : new Path[] {
            context.paths().temporary(), Path.of(System.getProperty("java.io.tmpdir")), Path.of("/dev/shm")
        }) {
            try {
                if (Files.getFileStore(place).getUsableSpace() > ENOUGH) {
                    return new TemporaryFolder(Files.createTempDirectory(place, "belay-doctor"));
                }
            } catch (IOException notThere) {
                // Another one may do.
            }
        }
        throw new IOException("no space for temporary files");
    }

    /** A program to be run in this folder. */
    public Subprocess program(List<String> command, Map<String, String> environment) {
        return new Subprocess(command).environment(environment).in(path);
    }

    public Path path() {
        return path;
    }

    /** The user's environment with this folder in the place of every home and cache. */
    public Map<String, String> asHome(Map<String, String> environment) {
        Map<String, String> elsewhere = new HashMap<>(environment);
        for (String name : new String[] {
            "HOME",
            "CLAUDE_CONFIG_DIR",
            "XDG_CONFIG_HOME",
            "XDG_CACHE_HOME",
            "XDG_STATE_HOME",
            "XDG_DATA_HOME",
            "TMPDIR",
            "USERPROFILE"
        }) {
            elsewhere.put(name, path.toString());
        }
        for (String name : QUIET) {
            elsewhere.put(name, "1");
        }
        return elsewhere;
    }

    @Override
    public void close() {
        OPEN.remove(this);
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            // The system clears temporary files away.
        }
    }
}
