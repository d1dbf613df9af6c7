package dev.belay.command.batch.run;

import dev.belay.batch.run.BatchProgress;
import dev.belay.command.batch.report.BatchStatus;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;

/** One task alone, as a cluster runs it; its exit status is its own. Others may be worked on elsewhere at the same time. */
final class OneTask {
    private final BatchRequest request;
    private final Console console;

    OneTask(BatchRequest request, Console console) {
        this.request = request;
        this.console = console;
    }

    int run() throws UsageException {
        BatchDisplay display = BatchDisplay.on(console);
        LastRecord last = new LastRecord(display);
        BatchProgress progress = new BatchProgress(last, 1);
        new BatchWatch(display, console).run(request, progress).fatal().ifPresent(console::say);
        var record = last.record();
        return BatchStatus.of(
                record.isPresent()
                        ? record.get()
                        : request.batch().task(request.one().orElseThrow().id()).record());
    }
}
