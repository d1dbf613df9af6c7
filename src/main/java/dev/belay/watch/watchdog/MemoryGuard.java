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

    MemoryGuard(long pid, OptionalLong limit) {
        this.gauge = MemoryGauge.of(pid);
        this.limit = limit;
    }

    MemoryState state(List<Processes.Entry> tree) {
        if (limit.isPresent() && gauge.exceeds(tree, limit.getAsLong())) {
            return MemoryState.OVER_LIMIT;
        }
        return gauge.isShort() ? MemoryState.SHORT : MemoryState.ENOUGH;
    }
}
