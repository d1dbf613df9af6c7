package dev.belay.machine.system;

import java.io.IOException;
import java.nio.file.Files;

/** What Linux says of itself. */
public final class LinuxKernel {
    private LinuxKernel() {}

    /** Its version, with the word "microsoft" under WSL; empty on another system. */
    public static String version() {
        try {
            return Files.readString(LinuxPaths.PROC.resolve("version"));
        } catch (IOException elsewhere) {
            return "";
        }
    }
}
