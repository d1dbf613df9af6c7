package dev.belay.doctor.check;

import dev.belay.doctor.Check;
import dev.belay.doctor.credentials.CredentialsCheck;
import dev.belay.doctor.machine.DaemonCheck;
import dev.belay.doctor.machine.DiskCheck;
import dev.belay.doctor.machine.LinuxServiceCheck;
import dev.belay.doctor.machine.MeasuringCheck;
import dev.belay.doctor.machine.MemoryCheck;
import dev.belay.doctor.machine.PermissionsCheck;
import dev.belay.doctor.machine.TerminalCheck;
import dev.belay.doctor.mcp.McpCheck;
import dev.belay.doctor.network.NetworkCheck;
import dev.belay.doctor.runtime.RuntimeCheck;
import java.util.List;

/** All checks, in the order in which they are told: the ten causes first, then what belongs to Belay. */
public final class Checks {
    private static final List<Check> ALL = List.of(
            new MemoryCheck(),
            new MemoryFileCheck(),
            new NetworkCheck(),
            new CredentialsCheck(),
            new PermissionsCheck(),
            new McpCheck(),
            new ConfigCheck(),
            new SettingsCheck(),
            new RuntimeCheck(),
            new DiskCheck(),
            new RetentionCheck(),
            new LimitsCheck(),
            new HooksCheck(),
            new TerminalCheck(),
            new NotificationsCheck(),
            new MeasuringCheck(),
            new DaemonCheck(),
            new LinuxServiceCheck(),
            new RulesCheck(),
            new AliasCheck(),
            new SupervisorCheck());

    private Checks() {}

    public static List<Check> all() {
        return ALL;
    }

    /** Their names. */
    public static List<String> names() {
        return ALL.stream().map(Check::name).toList();
    }
}
