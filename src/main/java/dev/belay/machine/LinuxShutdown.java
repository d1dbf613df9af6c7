package dev.belay.machine;

import dev.belay.machine.system.ProgramOutput;
import java.time.Duration;
import java.util.Optional;

/** Whether the machine, or the login session of this user, is going down: systemd knows. */
public final class LinuxShutdown {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LinuxShutdown() {}

    /** Nothing where nobody knows. */
    public static Optional<Boolean> isUnderWay() {
        ProgramOutput programs = new ProgramOutput();
        String machine = state(programs, "--system");
        String user = state(programs, "--user");
        if (machine.equals("stopping") || user.equals("stopping")) {
            return Optional.of(true);
        }
        boolean known = !machine.isEmpty() && !machine.equals("offline") && !machine.equals("unknown");
        return known ? Optional.of(false) : Optional.empty();
    }

    private static String state(ProgramOutput programs, String manager) {
        return programs.of(PATIENCE, "systemctl", manager, "is-system-running")
                .orElse("")
                .strip();
    }
}
