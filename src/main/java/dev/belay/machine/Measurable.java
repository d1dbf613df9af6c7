package dev.belay.machine;

import dev.belay.machine.memory.MemoryCeiling;
import dev.belay.machine.memory.MemoryGauge;
import dev.belay.machine.stream.StreamGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be measured on this machine, so that what is asked for and cannot work is said and not ignored.
 *
 * @param memory the size of processes
 * @param streams what connections receive
 */
public record Measurable(boolean memory, boolean streams) {

    /** On this machine; starts nothing. */
    public static Measurable here() {
        return new Measurable(
                MemoryGauge.of(ProcessHandle.current().pid()).measures(),
                StreamGauge.here().measures());
    }

    /** Why memory cannot be limited here; nothing where it can. */
    public static Optional<String> withoutCeiling() {
        return MemoryCeiling.here().obstacle();
    }

    /**
     * What does not work, in one line; nothing when all of it does.
     *
     * @param recycle whether a limit on memory was asked for
     * @param unattended whether nobody looks
     * @param screen whether claude has a terminal, whose screen shows that it moves
     */
    public Optional<String> missing(boolean recycle, boolean unattended, boolean screen) {
        List<String> missing = new ArrayList<>();
        if (!memory && (recycle || unattended)) {
            missing.add("the memory of processes, so "
                    + (recycle
                            ? "--recycle-above and the low-memory warning do nothing"
                            : "nothing warns when memory is low"));
        }
        if (!streams && unattended && !screen) {
            missing.add("what connections receive, so a stall cannot be detected");
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("this system does not report " + String.join("; nor ", missing));
    }
}
