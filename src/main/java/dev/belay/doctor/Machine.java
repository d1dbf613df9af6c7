package dev.belay.doctor;

import java.nio.file.Path;

/**
 * Where the machine tells of itself.
 *
 * @param proc proc(5)
 * @param controlGroups where control groups are mounted
 * @param managed where an administrator's settings for the client are
 */
public record Machine(Path proc, Path controlGroups, Path managed) {

    /** This one. */
    public static Machine here() {
        boolean mac = System.getProperty("os.name", "").startsWith("Mac");
        return new Machine(
                Path.of("/proc"),
                Path.of("/sys/fs/cgroup"),
                Path.of(mac ? "/Library/Application Support/ClaudeCode" : "/etc/claude-code"));
    }
}
