package dev.belay.posix;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a descriptor is a terminal, and how wide. On Linux it asks the kernel's link first: a pipe or a file then
 * costs no native library.
 */
public final class Terminal {
    private static final int LEAST = 40;

    private Terminal() {}

    public static boolean is(int descriptor) {
        Optional<Path> target = LinuxSelf.target(descriptor);
        boolean mayBe = target.isPresent() ? target.get().startsWith("/dev") : !LinuxSelf.tells();
        return mayBe && Libc.isatty(descriptor) == 1;
    }

    /** Its width in columns, never below 40. */
    public static int columns(int descriptor) {
        return Math.max(LEAST, WindowSize.of(descriptor).columns());
    }
}
