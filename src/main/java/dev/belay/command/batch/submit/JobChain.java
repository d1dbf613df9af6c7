package dev.belay.command.batch.submit;

import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.Submission;
import dev.belay.console.Console;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Arrays of the same jobs, each of which waits until all before it are over, and goes where one of them was not completed. */
final class JobChain {
    private final Slurm slurm;
    private final SlurmOptions options;
    private final Console console;

    JobChain(Slurm slurm, SlurmOptions options, Console console) {
        this.slurm = slurm;
        this.options = options;
        this.console = console;
    }

    /** Submits them. Their numbers are written down one by one: what is in the queue is known, whatever happens. */
    List<String> submit(ArrayJob job) throws UsageException {
        SubmittedFiles.write(options, job, console);
        Submission submission = job.places().submission();
        List<String> jobs = new ArrayList<>();
        while (jobs.size() < job.retries().arrays()) {
            List<String> words = new ArrayList<>(options.options());
            words.addAll(Submission.after(jobs));
            SlurmWords.command(submission, words, console);
            try {
                jobs.add(slurm.submit(submission.script(), words));
                submission.jobs(jobs);
            } catch (IOException refused) {
                throw UsageException.settings(refused.getMessage()
                        + (jobs.isEmpty() ? "" : " (`scancel " + String.join(" ", jobs) + "` ends what is there)"));
            }
        }
        return jobs;
    }
}
