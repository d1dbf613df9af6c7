package dev.belay.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much memory claude and its tools hold, and how much there is. Reads a few small files and starts nothing, so that it
 * may be asked every half minute for days. What cannot be read stays empty, which is not zero.
 */
public final class MemoryGauge {
    private final Path proc;
    private final ControlGroup group;

    MemoryGauge(Path proc, Path mount, long pid) {
        this.proc = proc;
        this.group = ControlGroup.of(proc, mount, pid);
    }

    /** Looks at the machine, and at the control group that this process is in now. */
    public static MemoryGauge of(long pid) {
        return new MemoryGauge(Path.of("/proc"), Path.of("/sys/fs/cgroup"), pid);
    }

    /**
     * One reading, in bytes.
     *
     * @param resident what the tree's processes hold together; what they share counts once for each
     * @param available what the machine can still give without swapping
     * @param total what the machine has
     * @param limit the control group's limit, where it has one
     * @param used what the whole group uses of it, files aside that the kernel would drop before it kills
     */
    public record Memory(
            OptionalLong resident, OptionalLong available, OptionalLong total, OptionalLong limit, OptionalLong used) {}

    /** @param tree the client and all that descends from it, as {@link ProcessTree#of} has measured it */
    public Memory read(List<ProcessTree.Entry> tree) {
        long resident = ProcessTree.resident(tree);
        Path machine = proc.resolve("meminfo");
        return new Memory(
                resident > 0 ? OptionalLong.of(resident) : OptionalLong.empty(),
                ProcFigures.bytes(machine, "MemAvailable:"),
                ProcFigures.bytes(machine, "MemTotal:"),
                group.limit(),
                group.used());
    }

    /**
     * Whether the tree holds more than this. Shared pages (a database's, a browser's) are then divided among those that
     * share them, as far as the kernel tells: that takes it 10 ms for each gigabyte, so it is asked only when the sum
     * that costs nothing is above the limit.
     */
    public boolean exceeds(List<ProcessTree.Entry> tree, long bytes) {
        if (ProcessTree.resident(tree) <= bytes) {
            return false;
        }
        long sum = 0;
        for (ProcessTree.Entry entry : tree) {
            Path parts = proc.resolve(Long.toString(entry.pid())).resolve("smaps_rollup");
            sum += ProcFigures.bytes(parts, "Pss:").orElse(entry.resident());
        }
        return sum > bytes;
    }
}
