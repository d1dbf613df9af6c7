package dev.belay.machine;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.ProgramOutput;

/** macOS's caffeinate, which ends with the process that it is told. */
final class DarwinWakefulness implements Wakefulness {
    private final ProgramOutput programs;

    DarwinWakefulness(ProgramOutput programs) {
        this.programs = programs;
    }

    @Override
    public void keepWhileAlive(long pid) {
        programs.start("caffeinate", "-i", "-w", Long.toString(pid))
                .ifPresent(caffeinate -> Processes.here().setAside(caffeinate.pid()));
    }
}
