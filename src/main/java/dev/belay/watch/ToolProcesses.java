package dev.belay.watch;

import dev.belay.machine.process.Processes;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxCalls;
import java.util.List;
import java.util.Optional;

/**
 * Whether a client that has just ended has left a tool running: tools run in process sessions of their own (measured in six
 * versions), survive its death, and are adopted by us. Only where they are can be said that none is left.
 */
final class ToolProcesses {
    private ToolProcesses() {}

    /** To be asked before anything that was left is ended. */
    static boolean noneLeft() {
        if (!LinuxCalls.isAdopting()) {
            return false;
        }
        Optional<List<Processes.Entry>> children = Processes.here().children(Libc.getpid());
        return children.isPresent() && children.get().stream().noneMatch(child -> child.session() == child.pid());
    }
}
