package dev.belay.command.batch.submit;

import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.command.batch.report.Places;
import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.console.Console;
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
    private static final int MOST_JOBS = 10_000;
    private static final int MOST_TRIES = 100;
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,60}";
    /** What Belay's own script and command say. */
    private static final List<String> OURS = List.of(
            "--array",
            "--chdir",
            "--dependency",
            "--job-name",
            "--no-requeue",
            "--open-mode",
            "--output",
            "--signal",
            "--wrap");

    /**
     * When they run.
     *
     * @param parallel so many at a time
     * @param jobs how many jobs a task gets
     * @param deadline how long Belay may take in each
     */
    record Schedule(int parallel, int jobs, Optional<Duration> deadline) {}

    static SlurmOptions read(Arguments given, List<String> options, Console console) throws UsageException {
        String name = BatchName.of(given);
        if (!name.matches(NAME)) {
            throw UsageException.usage("expected a name of letters, digits, dots and dashes, such as --name fix-tests");
        }
        check(options);
        return new SlurmOptions(
                name,
                Places.list(given).faultless(),
                Places.outPath(given, console),
                given.has("--again"),
                new Schedule(
                        Typed.number(given, "--jobs", 2, 1, MOST_JOBS),
                        Typed.number(given, "--tries", 3, 1, MOST_TRIES),
                        Typed.duration(given, "--deadline")),
                options);
    }

    private static void check(List<String> options) throws UsageException {
        for (String option : options) {
            if (!option.startsWith("-")) {
                throw UsageException.usage("expected options of sbatch's behind --, each as one word such as"
                        + " --partition=long, not " + Typed.quoted(option));
            }
            String flag = option.split("=")[0];
            if (OURS.contains(flag)) {
                throw UsageException.usage(flag + " is set by Belay itself (`belay batch submit --dry-run` shows it)");
            }
        }
    }

    /** How often a task goes on that gave up for now. */
    ArrayJob.Retries retries(boolean requeued) {
        return new ArrayJob.Retries(schedule.jobs(), requeued);
    }
}
