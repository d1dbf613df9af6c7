package dev.belay.machine.system;

import dev.belay.posix.calls.OperatingSystem;

/**
 * What tells this machine from others, and one start of it from the next.
 *
 * @param name its name; empty where it changes with the network, as on macOS
 * @param boot what is different after each start; empty where the system does not tell
 */
public record MachineIdentity(String name, String boot) {

    /** This machine. In a container the start of the host counts. */
    public static MachineIdentity here() {
        if (OperatingSystem.isLinux()) {
            return LinuxKernel.identity(LinuxPaths.PROC);
        }
        return new MachineIdentity("", BootTime.here().map(Object::toString).orElse(""));
    }
}
