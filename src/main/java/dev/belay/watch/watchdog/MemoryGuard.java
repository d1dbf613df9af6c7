package dev.belay.watch.watchdog;

import dev.belay.machine.memory.MemoryGauge;
import dev.belay.machine.process.Processes;
import dev.belay.watch.watchdog.Watchdog.MemoryState;
import java.util.List;
import java.util.OptionalLong;

/**
 * Watches the memory of claude and its tools, and what the machine or the control group has left. To be asked rarely.
 */
final class MemoryGuard {
    private final MemoryGauge gauge;
    private final OptionalLong limit;
    private MemoryState state = MemoryState.ENOUGH;
    private long resident;

    MemoryGuard(long pid, OptionalLong limit) {
        this.gauge = MemoryGauge.of(pid);
        this.limit = limit;
    }

    /** Reads the memory of these: the client and all that descends from it. To be called now and then. */
    void weigh(List<Processes.Entry> tree) {
        boolean over = limit.isPresent() && gauge.exceeds(tree, limit.getAsLong());
        state = over ? MemoryState.OVER_LIMIT : gauge.isShort() ? MemoryState.SHORT : MemoryState.ENOUGH;
        resident = Processes.resident(tree);
    }

    /** As it was when it was read last. */
    MemoryState state() {
        return state;
    }

    /** What they held then, in bytes. */
    long resident() {
        return resident;
    }
}
