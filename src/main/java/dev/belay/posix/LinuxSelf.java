package dev.belay.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** What Linux tells a process of itself (proc(5)). On other systems none of it is there. */
public final class LinuxSelf {
    static final Path FOLDER = Path.of("/proc/self");
    static final Path DESCRIPTORS = FOLDER.resolve("fd");

    private LinuxSelf() {}

    /** What an open descriptor leads to; nothing when it is closed, or on another system. */
    public static Optional<Path> target(int descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))));
        } catch (IOException | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    /**
     * For ps(1) and top(1): what this process is called, where a launcher of ours has started it. Linux keeps the first 15 bytes.
     */
    public static void name(String title) {
        if (System.getProperty("belay.parent") == null) {
            // Whoever has this name is taken for the supervisor of what is below it.
            return;
        }
        try {
            Files.writeString(FOLDER.resolve("comm"), title, StandardOpenOption.WRITE);
        } catch (IOException | RuntimeException elsewhere) {
            // Then its arguments tell.
        }
    }

    static boolean tells() {
        return Files.isDirectory(DESCRIPTORS);
    }
}
