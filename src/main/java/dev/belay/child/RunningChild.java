package dev.belay.child;

import dev.belay.posix.Bystander;
import dev.belay.posix.Libc;
import dev.belay.posix.LinuxProcessFiles;
import dev.belay.posix.ProcessEnd;
import dev.belay.posix.Reaper;
import dev.belay.posix.Signals;
import java.util.Optional;
import java.util.function.IntFunction;

/** A process that somebody else has started, and that is watched from here on. */
public record RunningChild(int pid, ProcessEnd end) {

    /** Tells of its end. */
    void tell(Reaper.Listener listener) {
        new Bystander(end, listener).start();
    }

    /** Lets its process group go on where that was stopped, as by the Ctrl-Z that was under way when its JVM died. */
    public void wake() {
        if (LinuxProcessFiles.isStopped(pid)) {
            Libc.kill(-pid, Signals.CONT);
        }
    }

    /**
     * The process of this number, if it is still the one that was started then.
     *
     * @param start when it was started, as {@code started} tells it
     * @param started when the process of a number was started
     */
    public static Optional<RunningChild> find(int pid, String start, IntFunction<Optional<String>> started) {
        ProcessEnd end = ProcessEnd.of(pid);
        if (end == null) {
            return Optional.empty();
        }
        // In this order: the number cannot become another's once the process is held.
        if (started.apply(pid).filter(start::equals).isEmpty()) {
            end.close();
            return Optional.empty();
        }
        return Optional.of(new RunningChild(pid, end));
    }
}
