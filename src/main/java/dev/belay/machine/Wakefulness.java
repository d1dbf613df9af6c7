package dev.belay.machine;

import dev.belay.machine.system.ProgramOutput;
import dev.belay.posix.calls.OperatingSystem;

/** Keeps the machine from going to sleep while nobody sits at it. */
public interface Wakefulness {

    /** Linux machines that run unattended do not sleep by themselves; macOS does. */
    static Wakefulness here() {
        return OperatingSystem.isMac() ? new DarwinWakefulness(new ProgramOutput()) : pid -> {};
    }

    /** As long as this process is there. Costs the caller no time, and whether it worked makes no difference to him. */
    void keepWhileAlive(long pid);
}
