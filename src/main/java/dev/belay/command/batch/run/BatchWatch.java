package dev.belay.command.batch.run;

import dev.belay.batch.run.BatchProgress;
import dev.belay.batch.run.BatchRun;
import dev.belay.batch.run.BatchWiring;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.posix.Signals;
import java.time.Duration;

/** A run in front of whoever has started it: what is shown, and how it is broken off. */
final class BatchWatch {
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int[] ENDS = {Signals.INT, Signals.TERM, Signals.HUP};

    private final BatchDisplay display;
    private final Console console;

    BatchWatch(BatchDisplay display, Console console) {
        this.display = display;
        this.console = console;
    }

    /**
     * Until it is over; a second Ctrl-C does not wait for what is about to end. SIGTERM may come more than once by itself:
     * Slurm says it to the job, to each of its processes, and again.
     */
    BatchRun run(BatchRequest request, BatchProgress progress) {
        BatchRun run =
                BatchWiring.of(request.meant(), request.batch(), request.options(), console.environment(), progress);
        for (int signal : ENDS) {
            Signals.on(signal, () -> stop(run, signal));
        }
        display.show(progress);
        run.start();
        try {
            while (!run.await(LOOK)) {
                display.draw();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } finally {
            for (int signal : ENDS) {
                Signals.release(signal);
            }
            display.close();
        }
        return run;
    }

    private void stop(BatchRun run, int signal) {
        if (!run.isStopping()) {
            run.stop(signal);
            display.ending(signal == Signals.INT);
        } else if (signal == Signals.INT) {
            display.close();
            Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
        }
    }
}
