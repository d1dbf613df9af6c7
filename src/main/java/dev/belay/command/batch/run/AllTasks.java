package dev.belay.command.batch.run;

import dev.belay.batch.run.BatchProgress;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;

/** All tasks of a list, in the one run that works in their folder. */
final class AllTasks {
    private final BatchRequest request;
    private final Console console;

    AllTasks(BatchRequest request, Console console) {
        this.request = request;
        this.console = console;
    }

    int run(boolean json) throws UsageException {
        try {
            var only = OnlyRun.in(request.batch());
            try {
                return inTheFolder(json);
            } finally {
                only.close();
            }
        } catch (IOException refused) {
            throw UsageException.settings(request.batch().path() + " cannot be written to: " + refused.getMessage());
        }
    }

    private int inTheFolder(boolean json) throws UsageException, IOException {
        request.batch().write(request.tasks().ids());
        BatchDisplay display = BatchDisplay.on(console);
        BatchProgress progress = new BatchProgress(display, request.options().jobs());
        var run = new BatchWatch(display, console).run(request, progress);
        return new BatchEnd(request.batch(), console).of(run, progress.now(), json, request.again());
    }
}
