package dev.belay.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the JVM's own files (its jars, its archive, the random devices), which it opens without close-on-exec, out of
 * the programs that we start. What the user handed down, {@code <(...)} for example, goes through.
 */
public final class InheritedDescriptors {
    private InheritedDescriptors() {}

    /** Does nothing where the system does not tell what is open. */
    public static void closeOurOwnOnExec() {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(LinuxSelf.DESCRIPTORS)) {
            for (Path entry : open) {
                int descriptor = Integer.parseInt(entry.getFileName().toString());
                if (descriptor > 2 && oursBy(target(entry))) {
                    Descriptor.closeOnExec(descriptor);
                }
            }
        } catch (IOException | RuntimeException noProc) {
            // Then the child sees a few files too many, which does no harm.
        }
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean oursBy(String target) {
        return target.endsWith(".jar")
                || target.endsWith("/modules")
                || target.endsWith(".jsa")
                || target.endsWith(".aot")
                || target.equals("/dev/random")
                || target.equals("/dev/urandom");
    }
}
