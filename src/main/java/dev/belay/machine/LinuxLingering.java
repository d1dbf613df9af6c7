package dev.belay.machine;

import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a user's systemd runs from the start of the machine to its end, and not only while the user is logged in. */
public final class LinuxLingering {
    private LinuxLingering() {}

    /** Of whoever runs this. systemd-logind notes it as a file (logind.conf(5), loginctl(1)). */
    public static boolean isOn() {
        return Files.exists(Path.of("/var/lib/systemd/linger", System.getProperty("user.name")));
    }
}
