package dev.belay.machine;

import dev.belay.machine.system.ProgramOutput;
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
        return OperatingSystem.isMac() ? new DarwinKernelKills(new ProgramOutput()) : (pids, killed) -> Kills.UNKNOWN;
    }

    /**
     * Reads them.
     *
     * @param pids the client's processes, whether they are there still or not
     * @param killed whether the client has died of SIGKILL: where it takes long, nothing is asked without that
     */
    Kills read(Set<Long> pids, boolean killed);
}
