package dev.belay.machine.memory;

import dev.belay.machine.process.LinuxProcesses;
import dev.belay.machine.process.Processes;
import dev.belay.machine.system.DarwinKernel;
import dev.belay.machine.system.ProgramOutput;
import dev.belay.posix.calls.OperatingSystem;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much memory claude and its tools hold, and how much there is. Starts nothing, so that it may be asked every half
 * minute for days. What cannot be read stays empty, which is not zero.
 */
public interface MemoryGauge {

    /**
     * One reading, in bytes.
     *
     * @param resident what the tree's processes hold together; what they share counts once for each
     * @param available what the machine can still give without swapping
     * @param total what the machine has
     * @param limit the control group's limit, where it has one
     * @param used what the whole group uses of it, files aside that the kernel would drop before it kills
     */
    record Memory(
            OptionalLong resident, OptionalLong available, OptionalLong total, OptionalLong limit, OptionalLong used) {}

    /** Looks at the machine, and at what limits this process now. */
    static MemoryGauge of(long pid) {
        if (OperatingSystem.isLinux() && LinuxProcesses.readable()) {
            return new LinuxMemoryGauge(pid);
        }
        return OperatingSystem.isMac()
                ? new DarwinMemoryGauge(DarwinKernel.here(), new ProgramOutput())
                : new NoMemoryGauge();
    }

    /** Whether the sizes of processes can be read here at all. */
    boolean measures();

    /** @param tree the client and all that descends from it, as {@link Processes#of} has measured it */
    Memory read(List<Processes.Entry> tree);

    /**
     * Whether the tree holds more than this; what is shared is divided among those that share it, where that is known.
     */
    boolean exceeds(List<Processes.Entry> tree, long bytes);

    /** The most that the control group has used, where it has a limit. */
    default OptionalLong peak() {
        return OptionalLong.empty();
    }

    /** Whether so little is left that the kernel may begin to kill. */
    boolean isShort();

    /** How much of the last ten seconds some process has waited for memory, in percent; nothing where nobody counts. */
    default OptionalLong pressure() {
        return OptionalLong.empty();
    }

    /**
     * Whether whatever watches over memory (earlyoom, systemd-oomd, the kernel) may be ending processes now: their limits
     * are a tenth of the memory, and half of the time waited for it; a fifth of that time is far from any healthy machine.
     */
    default boolean isStrained() {
        return isShort() || pressure().orElse(0) >= 10;
    }
}
