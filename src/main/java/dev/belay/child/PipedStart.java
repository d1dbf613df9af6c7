package dev.belay.child;

import dev.belay.posix.InheritedDescriptors;
import java.io.IOException;

/** Starts claude without a terminal of ours; what it says on its standard error comes through us. */
final class PipedStart {
    private PipedStart() {}

    /** As {@link ChildLauncher#onPipes(Command, int, int)}. */
    static Child start(Command command, int input, int output) throws IOException {
        StandardError errors = StandardError.open();
        InheritedDescriptors.closeOurOwnOnExec();
        try {
            int pid = Spawn.start(command, new int[] {input, output, errors.sink()});
            return new PosixChild(pid, errors.source());
        } catch (IOException | RuntimeException failure) {
            errors.closeSource();
            throw failure;
        } finally {
            errors.closeSink();
        }
    }

    /** Goes on with one that another JVM has started. */
    static Child takeOver(RunningChild running) throws IOException {
        return PosixChild.takenOver(running, StandardError.of(running.pid()));
    }
}
