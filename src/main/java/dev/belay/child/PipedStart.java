package dev.belay.child;

import dev.belay.posix.Descriptor;
import dev.belay.posix.InheritedDescriptors;
import dev.belay.posix.Libc;
import java.io.IOException;

/** Starts claude without a terminal of ours; what it says on its standard error comes through us. */
final class PipedStart {
    private PipedStart() {}

    /** As {@link ChildLauncher#onPipes(Command, int, int)}. */
    static Child start(Command command, int input, int output) throws IOException {
        int[] errors = new int[2];
        Descriptor.check(Libc.pipe(errors), "pipe");
        Descriptor.closeOnExec(errors[0]);
        Descriptor.closeOnExec(errors[1]);
        InheritedDescriptors.closeOurOwnOnExec();
        int written = StandardError.writtenAndRead(errors[1]);
        try (Spawn spawn = new Spawn()) {
            if (input != 0) {
                spawn.duplicate(input, 0);
            }
            if (output != 1) {
                spawn.duplicate(output, 1);
            }
            int pid = spawn.duplicate(written, 2).start(command);
            return new PosixChild(pid, errors[0]);
        } catch (IOException | RuntimeException failure) {
            Libc.close(errors[0]);
            throw failure;
        } finally {
            if (written != errors[1]) {
                Libc.close(written);
            }
            Libc.close(errors[1]);
        }
    }

    /** Goes on with one that another JVM has started. */
    static Child takeOver(RunningChild running) throws IOException {
        return PosixChild.takenOver(running, StandardError.of(running.pid()));
    }
}
