package dev.belay.machine;

import dev.belay.evidence.Exit;
import dev.belay.evidence.Machine;
import dev.belay.machine.memory.MemoryGauge;
import dev.belay.machine.process.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the machine says at a death, against what it said at the start: kills by the kernel, memory, disk. What cannot
 * be read stays empty.
 */
public final class KernelCounters {
    /** Longer than from one look at the client's processes to the next. */
    private static final Duration LATELY = Duration.ofSeconds(90);

    private final KernelKills kills;
    private final MemoryGauge memory;
    private final Set<Long> seen = new HashSet<>();
    private long peakResident;
    private Instant strained = Instant.MIN;

    KernelCounters(KernelKills kills, MemoryGauge memory) {
        this.kills = kills;
        this.memory = memory;
    }

    /** Notes where the counters of a process's group stand; to be called as soon as the process is there. */
    public static KernelCounters since(long pid) {
        return new KernelCounters(KernelKills.since(pid), MemoryGauge.of(pid));
    }

    /** Remembers the size and the ids of the client's processes; to be called now and then while they are alive. */
    public void observe(List<Processes.Entry> tree) {
        peakResident = Math.max(peakResident, Processes.resident(tree));
        if (memory.isStrained()) {
            strained = Instant.now();
        }
        tree.forEach(entry -> seen.add(entry.pid()));
    }

    /**
     * Reads everything.
     *
     * @param disk a path on the file system whose room is asked for; it need not exist
     * @param exit how the client has ended, if it has
     */
    public Machine read(Path disk, Exit exit) {
        // First: what has died gives its memory back.
        Machine.Strain strain =
                new Machine.Strain(memory.pressure(), memory.measures() ? Optional.of(isStrained()) : Optional.empty());
        KernelKills.Kills ended = kills.read(seen, exit.shellStatus());
        MemoryGauge.Memory machine = memory.read(List.of());
        Path existing = DiskSpace.existing(disk);
        DiskSpace space = DiskSpace.at(existing);
        return new Machine(
                new Machine.Memory(
                        ended.count(),
                        ended.victim(),
                        peakResident > 0 ? OptionalLong.of(peakResident) : OptionalLong.empty(),
                        machine.available(),
                        machine.total(),
                        machine.limit(),
                        memory.peak()),
                new Machine.Disk(space.free(), space.inodes(), Optional.of(!Files.isWritable(existing))),
                Optional.empty(),
                Optional.empty(),
                strain);
    }

    private boolean isStrained() {
        return memory.isStrained() || strained.isAfter(Instant.now().minus(LATELY));
    }
}
