package dev.belay.machine.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

    /** The machine's name, and the id that each of its starts has. */
    static MachineIdentity identity(Path proc) {
        Path kernel = proc.resolve("sys/kernel");
        return new MachineIdentity(line(kernel.resolve("hostname")), line(kernel.resolve("random/boot_id")));
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
