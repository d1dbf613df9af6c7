package dev.belay.register;

import dev.belay.machine.process.Processes;
import java.util.Optional;

/**
 * A process, told from another of its number.
 *
 * @param start when it was started, as the system notes it
 */
public record ProcessMark(long pid, String start) {

    /** The process of this number; nothing when there is none. */
    public static Optional<ProcessMark> of(long pid) {
        return Processes.here().startAsNoted(pid).map(start -> new ProcessMark(pid, start));
    }

    /** Whether this very process is still there. */
    public boolean isAlive() {
        return Processes.here().find(pid).isPresent()
                && Processes.here().startAsNoted(pid).filter(start::equals).isPresent();
    }

    String text() {
        return pid + " " + start;
    }

    static ProcessMark parse(String text) {
        int blank = text.indexOf(' ');
        return new ProcessMark(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
    }
}
