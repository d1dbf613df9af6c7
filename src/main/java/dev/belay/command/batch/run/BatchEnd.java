package dev.belay.command.batch.run;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.run.BatchProgress;
import dev.belay.batch.run.BatchRun;
import dev.belay.command.batch.report.BatchReport;
import dev.belay.console.Console;
import dev.belay.evidence.ExitStatus;
import dev.belay.posix.Signals;
import dev.belay.settings.UsageException;
import java.io.IOException;

/** What is written and said at the end of a run, and its exit status. */
final class BatchEnd {
    private final BatchFolder batch;
    private final Console console;

    BatchEnd(BatchFolder batch, Console console) {
        this.batch = batch;
        this.console = console;
    }

    /** @param again what is typed to go on */
    int of(BatchRun run, BatchProgress.Snapshot end, boolean json, String again) throws UsageException, IOException {
        BatchReport report = new BatchReport(batch);
        report.writeResults();
        if (json) {
            console.json(report::write);
        } else {
            console.out().print(end.summary() + "\n");
            console.say("all of it on a page: `belay report --batch " + batch.path() + "`");
        }
        run.fatal().ifPresent(console::say);
        if (end.goesOn()) {
            console.say("to go on: `" + again + "`");
        }
        if (end.needsWord()) {
            console.say("`belay batch status " + batch.path()
                    + "` says why; once that is settled, the same command with" + " --again takes them up");
        }
        if (run.fatal().isPresent()) {
            return ExitStatus.NOT_FOUND;
        }
        return run.stoppedBy() == Signals.INT ? ExitStatus.INTERRUPTED : end.status();
    }
}
