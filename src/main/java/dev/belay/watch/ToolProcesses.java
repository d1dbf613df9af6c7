package dev.belay.watch;

import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.machine.process.Processes;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxCalls;
import dev.belay.posix.Signals;
import java.util.List;
import java.util.Optional;

/**
 * Whether a client that has just ended has left a tool running: tools run in process sessions of their own (measured in six
 * versions), survive its death, and are adopted by us. Only where they are can be said that none is left.
 */
final class ToolProcesses {
    private ToolProcesses() {}

    /**
     * What a client has written before this end. A tool that had ended, but whose result was not written yet, was not
     * running. To be asked before anything that was left is ended.
     */
    static Transcript after(Exit exit, Transcript transcript) {
        return diedAtOnce(exit) && !transcript.openTools().isEmpty() && noneLeft()
                ? transcript.withoutToolProcesses()
                : transcript;
    }

    /** Whether it had no time to end its tools itself. */
    private static boolean diedAtOnce(Exit exit) {
        return exit instanceof Exit.Signal signal
                && signal.number() != Signals.TERM
                && signal.number() != Signals.HUP
                && signal.number() != Signals.INT;
    }

    private static boolean noneLeft() {
        if (!LinuxCalls.isAdopting()) {
            return false;
        }
        Optional<List<Processes.Entry>> children = Processes.here().children(Libc.getpid());
        return children.isPresent() && children.get().stream().noneMatch(child -> child.session() == child.pid());
    }
}
