package dev.belay.machine.memory;

import dev.belay.machine.process.Processes;
import java.util.List;
import java.util.OptionalLong;

/** A system whose memory nobody here can read. */
final class NoMemoryGauge implements MemoryGauge {
    private static final Memory NOTHING = new Memory(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    @Override
    public boolean measures() {
        return false;
    }

    @Override
    public Memory read(List<Processes.Entry> tree) {
        return NOTHING;
    }

    @Override
    public boolean exceeds(List<Processes.Entry> tree, long bytes) {
        return false;
    }

    @Override
    public boolean isShort() {
        return false;
    }
}
