package dev.belay.doctor;

import dev.belay.claude.provider.SettingsScopes;
import dev.belay.machine.system.LinuxPaths;
import java.nio.file.Path;

/**
 * Where the machine tells of itself; what another system does not have is not there.
 *
 * @param proc proc(5)
 * @param controlGroups where control groups are mounted
 * @param managed where an administrator's settings for the client are
 */
public record MachinePaths(Path proc, Path controlGroups, Path managed) {

    /** This one. */
    public static MachinePaths here() {
        return new MachinePaths(LinuxPaths.PROC, LinuxPaths.CONTROL_GROUPS, SettingsScopes.administrators());
    }
}
