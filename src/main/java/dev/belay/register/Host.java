package dev.belay.register;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.MachineIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * A machine from one start to the next. A home directory may be shared by several machines, and by containers.
 *
 * @param name its name; empty where that says nothing
 * @param boot what is different after each start of it; empty where the system does not tell
 * @param processes the namespace in which process ids count; empty where there is one only
 */
public record Host(String name, String boot, String processes) {

    /** This one. */
    public static Host here() {
        return Here.HOST;
    }

    /** Whether the processes of that host are to be found here. */
    boolean isSameStart(Host other) {
        return boot.equals(other.boot) && name.equals(other.name) && processes.equals(other.processes);
    }

    /** When the first of the processes that count here was started: that of the container, or of the machine. */
    Optional<Instant> processesSince() {
        return ProcessHandle.of(1).flatMap(first -> first.info().startInstant());
    }

    private static final class Here {
        static final Host HOST = read();

        private static Host read() {
            MachineIdentity machine = MachineIdentity.here();
            return new Host(
                    machine.name(), machine.boot(), Processes.here().namespace().orElse(""));
        }
    }
}
