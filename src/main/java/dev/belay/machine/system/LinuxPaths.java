package dev.belay.machine.system;

import java.nio.file.Path;

/** Where Linux tells of itself. */
public final class LinuxPaths {
    /** Of processes and of the machine (proc(5)). */
    public static final Path PROC = Path.of("/proc");

    /** Of control groups (cgroups(7)). */
    public static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");

    private LinuxPaths() {}
}
