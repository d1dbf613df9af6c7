package dev.belay.command.batch.submit;

import dev.belay.batch.slurm.Slurm;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.util.List;

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
        var settings = AskedSettings.of(slurm, dry, console);
        var due = DueTasks.of(options, slurm);
        if (due.indices().isEmpty()) {
            console.say("nothing to submit: " + due.summary());
            return;
        }
        var job = due.job(options, settings);
        SlurmWords.explain(settings, job, console);
        options.warn(due.indices(), console);
        if (dry) {
            SlurmWords.command(job.places().submission(), options.options(), console);
            return;
        }
        List<String> jobs = new JobChain(slurm, options, console).submit(job);
        console.say("submitted as job " + String.join(", ", jobs) + "; `scancel " + String.join(" ", jobs)
                + "` ends all of it, `belay batch status " + options.out() + "` says how they stand");
    }
}
