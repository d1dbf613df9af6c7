package dev.belay.machine;

import dev.belay.machine.system.ProgramOutput;
import dev.belay.posix.Signals;
import dev.belay.posix.calls.OperatingSystem;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Which processes the kernel has ended for lack of memory since this was made. */
interface KernelKills {

    /**
     * What it says.
     *
     * @param count how many, in the client's group or on the machine; empty when that cannot be read
     * @param victim one of the processes that were asked for, with its name
     */
    record Kills(OptionalLong count, Optional<String> victim) {
        static final Kills UNKNOWN = new Kills(OptionalLong.empty(), Optional.empty());
    }

    /** Notes where the counters stand for this process. */
    static KernelKills since(long pid) {
        if (OperatingSystem.isLinux()) {
            return new LinuxKernelKills(pid);
        }
        return OperatingSystem.isMac() ? new DarwinKernelKills(new ProgramOutput()) : (pids, status) -> Kills.UNKNOWN;
    }

    /**
     * Reads them.
     *
     * @param pids the client's processes, whether they are there still or not
     * @param status how the client has died, as a shell shows it: where it takes long, nothing is asked unless somebody may
     *     have ended it
     */
    Kills read(Set<Long> pids, int status);

    /** Killed, as a shell shows it. */
    static boolean killed(int status) {
        return status == 128 + Signals.KILL;
    }

    /** Asked to end, as a shell shows it, and as claude itself exits after it. */
    static boolean askedToEnd(int status) {
        return status == 128 + Signals.TERM;
    }
}
