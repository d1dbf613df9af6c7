package dev.belay.machine.memory;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.LinuxControlGroup;
import dev.belay.machine.system.LinuxFigures;
import dev.belay.machine.system.LinuxPaths;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Linux's memory: the machine's, and that of the control group that a process is in. Reads a few small files. */
public final class LinuxMemoryGauge implements MemoryGauge {
    /** Below a twentieth the kernel may begin to kill. */
    private static final long LEFT = 20;
    /** Below a tenth, what watches over memory does (earlyoom(1)). */
    private static final long WATCHED = 10;

    private static final String PRESSURE = "some avg10=";

    private final Path proc;
    private final LinuxControlGroup group;
    private final OptionalLong limit;

    LinuxMemoryGauge(long pid) {
        this(LinuxPaths.PROC, LinuxPaths.CONTROL_GROUPS, pid);
    }

    public LinuxMemoryGauge(Path proc, Path mount, long pid) {
        this.proc = proc;
        this.group = LinuxControlGroup.of(proc, mount, pid);
        this.limit = group.limit();
    }

    /** A scope of systemd's is gone with its last process. */
    private OptionalLong limit() {
        OptionalLong now = group.limit();
        return now.isPresent() ? now : limit;
    }

    @Override
    public boolean measures() {
        return true;
    }

    @Override
    public Memory read(List<Processes.Entry> tree) {
        long resident = Processes.resident(tree);
        Path machine = proc.resolve("meminfo");
        return new Memory(
                resident > 0 ? OptionalLong.of(resident) : OptionalLong.empty(),
                LinuxFigures.bytes(machine, "MemAvailable:"),
                LinuxFigures.bytes(machine, "MemTotal:"),
                limit(),
                group.used());
    }

    /**
     * Shared pages (a database's, a browser's) are divided among those that share them, as far as the kernel tells:
     * that takes it 10 ms for each gigabyte, so it is asked only when the sum that costs nothing is above the limit.
     */
    @Override
    public boolean exceeds(List<Processes.Entry> tree, long bytes) {
        if (Processes.resident(tree) <= bytes) {
            return false;
        }
        long sum = 0;
        for (Processes.Entry entry : tree) {
            Path parts = proc.resolve(Long.toString(entry.pid())).resolve("smaps_rollup");
            sum += LinuxFigures.bytes(parts, "Pss:").orElse(entry.resident());
        }
        return sum > bytes;
    }

    @Override
    public OptionalLong peak() {
        return group.peak();
    }

    @Override
    public boolean isShort() {
        Memory memory = read(List.of());
        boolean machine = isShort(memory.available(), memory.total());
        boolean limited = memory.used().isPresent() && memory.limit().isPresent();
        return machine
                || limited
                        && isShort(
                                OptionalLong.of(memory.limit().getAsLong()
                                        - memory.used().getAsLong()),
                                memory.limit());
    }

    /** The machine's, or that of the control group where it is higher. */
    @Override
    public OptionalLong pressure() {
        OptionalLong machine = LinuxFigures.share(proc.resolve("pressure/memory"), PRESSURE);
        OptionalLong own = group.pressure();
        return own.orElse(0) > machine.orElse(0) ? own : machine;
    }

    @Override
    public boolean isStrained() {
        Memory memory = read(List.of());
        boolean little = memory.available().isPresent()
                && memory.total().isPresent()
                && memory.available().getAsLong() < memory.total().getAsLong() / WATCHED;
        return little || MemoryGauge.super.isStrained();
    }

    private static boolean isShort(OptionalLong left, OptionalLong total) {
        return left.isPresent() && total.isPresent() && left.getAsLong() < total.getAsLong() / LEFT;
    }
}
