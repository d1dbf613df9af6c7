package dev.belay.watch;

import dev.belay.machine.MemoryGauge;
import dev.belay.machine.ProcessTree;
import dev.belay.watch.TroubleWatch.MemoryState;
import java.util.List;
import java.util.OptionalLong;

/**
 * Watches the memory of claude and its tools, and what the machine or the control group has left. To be asked rarely.
 */
final class MemoryGuard {
    /** Below a twentieth the kernel may begin to kill. */
    private static final long LEFT = 20;

    private final MemoryGauge gauge;
    private final OptionalLong limit;

    MemoryGuard(long pid, OptionalLong limit) {
        this.gauge = MemoryGauge.of(pid);
        this.limit = limit;
    }

    MemoryState state(List<ProcessTree.Entry> tree) {
        if (limit.isPresent() && gauge.exceeds(tree, limit.getAsLong())) {
            return MemoryState.OVER_LIMIT;
        }
        MemoryGauge.Memory memory = gauge.read(tree);
        boolean machine = isShort(memory.available(), memory.total());
        boolean group = memory.used().isPresent()
                && memory.limit().isPresent()
                && isShort(
                        OptionalLong.of(
                                memory.limit().getAsLong() - memory.used().getAsLong()),
                        memory.limit());
        return machine || group ? MemoryState.SHORT : MemoryState.ENOUGH;
    }

    private static boolean isShort(OptionalLong left, OptionalLong total) {
        return left.isPresent() && total.isPresent() && left.getAsLong() < total.getAsLong() / LEFT;
    }
}
