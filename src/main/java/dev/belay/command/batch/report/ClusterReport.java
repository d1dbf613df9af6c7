package dev.belay.command.batch.report;

import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.TaskJobs;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;

/** How a batch stands by its files and by what a cluster says, where it was handed to one. */
public final class ClusterReport {
    private ClusterReport() {}

    /** Of the batch that is in the folder that was named. */
    public static BatchReport of(Arguments given, Console console) throws UsageException {
        var batch = Places.batch(given, console);
        return new BatchReport(batch, new ReportedJobs(TaskJobs.of(batch.path(), new Slurm(console.environment()))));
    }
}
