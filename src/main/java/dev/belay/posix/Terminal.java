package dev.belay.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether a descriptor is a terminal, and how wide. On Linux it asks the kernel's link first: a pipe or a file then
 * costs no native library.
 */
public final class Terminal {
    private static final int LEAST = 40;

    private Terminal() {}

    public static boolean is(int descriptor) {
        try {
            Path link = Path.of("/proc/self/fd", Integer.toString(descriptor));
            return Files.readSymbolicLink(link).startsWith("/dev") && Libc.isatty(descriptor) == 1;
        } catch (IOException | RuntimeException notLinux) {
            return !Files.isDirectory(Path.of("/proc/self/fd")) && Libc.isatty(descriptor) == 1;
        }
    }

    /** Its width in columns, never below 40. */
    public static int columns(int descriptor) {
        return Math.max(LEAST, WindowSize.of(descriptor).columns());
    }
}
