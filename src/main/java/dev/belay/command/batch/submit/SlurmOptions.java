package dev.belay.command.batch.submit;

import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.slurm.Submission;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.console.Console;
import dev.belay.launcher.BelayLauncher;
import dev.belay.settings.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was typed about an array of jobs, and what is usual where nothing was.
 *
 * @param tasks the whole list, without a fault
 * @param out the folder of the batch; it may not be there yet
 * @param again whether what has failed is meant, too
 * @param options of sbatch's
 */
record SlurmOptions(String name, CheckedTasks tasks, Path out, boolean again, Schedule schedule, List<String> options) {

    /**
     * When they run.
     *
     * @param parallel so many at a time
     * @param jobs how many jobs a task gets
     * @param deadline how long Belay may take in each
     */
    record Schedule(int parallel, int jobs, Optional<Duration> deadline) {}

    /** Where the tasks will be kept, and what runs there. */
    ArrayJob.Places places() {
        return new ArrayJob.Places(
                out, Submission.next(out), BelayLauncher.here().file());
    }

    /** Says what a person should know of tasks before they become jobs. */
    void warn(List<Integer> due, Console console) throws UsageException {
        BegunHere.warn(this, due, console);
    }
}
