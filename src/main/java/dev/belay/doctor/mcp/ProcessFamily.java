package dev.belay.doctor.mcp;

import dev.belay.machine.process.Processes;
import dev.belay.posix.Libc;
import dev.belay.posix.Signals;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Ends a server with all that it has started: by closing its input, then politely, then by force. */
final class ProcessFamily {
    private static final Processes PROCESSES = Processes.here();
    private static final long GRACE = 400;

    private ProcessFamily() {}

    /** With its descendants, which are known from before: those of a dead process are its no more. */
    static void end(Process process) {
        Set<Processes.Entry> family = new LinkedHashSet<>(PROCESSES.of(process.pid()));
        try {
            process.getOutputStream().close();
        } catch (IOException broken) {
            // It is closed all the same.
        }
        for (int signal : new int[] {0, Signals.TERM, Signals.KILL}) {
            family.addAll(PROCESSES.of(process.pid()));
            for (Processes.Entry member : family) {
                if (signal != 0 && PROCESSES.alive(member)) {
                    Libc.kill((int) member.pid(), signal);
                }
            }
            if (gone(process, family)) {
                return;
            }
        }
    }

    private static boolean gone(Process process, Set<Processes.Entry> family) {
        long end = System.nanoTime() + GRACE * 1_000_000;
        while (process.isAlive() || family.stream().anyMatch(PROCESSES::alive)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException stop) {
                // The one that waits has no time left; what was started is ended all the same.
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
