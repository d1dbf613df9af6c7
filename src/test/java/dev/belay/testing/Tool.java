package dev.belay.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** A program that a test needs. */
public final class Tool {
    private Tool() {}

    /** Where it is missing the test is skipped loudly, and fails in CI. */
    public static void require(String name) {
        for (String folder :
                System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return;
            }
        }
        throw Requirement.missing(name + " is not installed");
    }
}
