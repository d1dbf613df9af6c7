package dev.belay.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The stand-in client: a POSIX shell script that behaves like a small Claude Code 2.1.116, dies in mid-turn as
 * anthropics/claude-code#51755 reports, and finishes its task when it is resumed. It needs no network, and runs nothing
 * but the hooks that {@code --settings} names.
 */
public final class StandIn {
    private static final String RESOURCE = "stand-in-claude";

    private StandIn() {}

    /**
     * Writes the script into the directory as {@code claude}, for its owner alone, and returns its path.
     *
     * @throws IOException when the directory cannot be written to
     */
    public static Path unpack(Path directory) throws IOException {
        Path script = directory.resolve("claude");
        try (InputStream resource = StandIn.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("The jar is incomplete: " + RESOURCE + " is missing");
            }
            Files.copy(resource, script, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return script;
    }
}
