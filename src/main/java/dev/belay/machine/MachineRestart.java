package dev.belay.machine;

import dev.belay.evidence.Machine;
import dev.belay.machine.system.BootTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells whether the machine went down under a session whose end nobody saw. */
public final class MachineRestart {
    /** A session that ended longer before the machine was started had probably ended by itself. */
    private static final Duration LONGEST_DOWN = Duration.ofHours(12);

    private MachineRestart() {}

    /**
     * Whether this machine was started anew soon after that; unread where the system does not tell.
     *
     * @param lastSign the session's last sign of life
     */
    public static Machine after(Instant lastSign) {
        return after(lastSign, BootTime.here());
    }

    static Machine after(Instant lastSign, Optional<Instant> started) {
        if (started.isEmpty()) {
            return Machine.unread();
        }
        Duration down = Duration.between(lastSign, started.get());
        return Machine.unread().withRestart(!down.isNegative() && down.compareTo(LONGEST_DOWN) < 0);
    }
}
