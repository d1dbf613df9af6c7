package dev.belay.command.batch.submit;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.slurm.JobScript;
import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.SlurmSettings;
import dev.belay.batch.slurm.Submission;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;

/** The tasks of a list that are due, on their way to Slurm. */
final class SlurmSubmission {
    private final SlurmOptions options;
    private final Console console;
    private final Slurm slurm;

    SlurmSubmission(SlurmOptions options, Console console) {
        this.options = options;
        this.console = console;
        this.slurm = new Slurm(console.environment());
    }

    /** @param dry whether it is only shown */
    void run(boolean dry) throws UsageException {
        if (!dry && !slurm.isThere()) {
            throw UsageException.settings(
                    "--on slurm needs sbatch and scontrol on the PATH (--dry-run shows the script)");
        }
        SlurmSettings settings = settings(dry);
        DueTasks due = DueTasks.of(options, slurm);
        if (due.indices().isEmpty()) {
            console.say("nothing to submit: " + due.summary());
            return;
        }
        if (options.tasks().entries().size() > settings.largestArray()) {
            throw UsageException.settings("this cluster takes arrays of " + settings.largestArray()
                    + " jobs (MaxArraySize), and the list has "
                    + options.tasks().entries().size() + " tasks; divide it into several batches");
        }
        ArrayJob job = new ArrayJob(
                options.name(),
                new ArrayJob.Places(options.out(), Submission.next(options.out()), SlurmWords.launcher()),
                due.indices(),
                options.schedule().parallel(),
                options.retries(settings.requeues(SlurmWords.LATER)),
                options.schedule().deadline());
        console.out().print(JobScript.of(job));
        SlurmWords.explain(settings, job, console);
        if (!dry) {
            submit(job);
        } else {
            SlurmWords.command(job.places().submission(), options.options(), console);
        }
    }

    private SlurmSettings settings(boolean dry) throws UsageException {
        if (!slurm.isThere()) {
            return SlurmSettings.unknown();
        }
        try {
            return slurm.settings();
        } catch (IOException silent) {
            if (!dry) {
                throw UsageException.tryLater(silent.getMessage());
            }
            console.say(silent.getMessage());
            return SlurmSettings.unknown();
        }
    }

    private void submit(ArrayJob job) throws UsageException {
        Submission submission = job.places().submission();
        try {
            BatchFolder batch = BatchFolder.begin(options.out(), console.workingDirectory());
            batch.write(options.tasks().ids());
            submission.write(
                    JobScript.of(job),
                    options.tasks().ids(),
                    TaskLines.of(options.tasks()).text());
        } catch (IOException refused) {
            throw UsageException.settings(options.out() + " cannot be written to: " + refused.getMessage());
        }
        new JobChain(slurm, submission, options.options(), console)
                .submit(job.retries().arrays());
        console.say("`belay batch status " + options.out() + "` says how they stand");
    }
}
