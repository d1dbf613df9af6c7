package dev.belay.command.batch.submit;

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
    private final Submission submission;
    private final List<String> options;
    private final Console console;

    JobChain(Slurm slurm, Submission submission, List<String> options, Console console) {
        this.slurm = slurm;
        this.submission = submission;
        this.options = options;
        this.console = console;
    }

    /** Submits so many. Their numbers are written down one by one: what is in the queue is known, whatever happens. */
    void submit(int arrays) throws UsageException {
        List<String> jobs = new ArrayList<>();
        for (int at = 0; at < arrays; at++) {
            List<String> words = new ArrayList<>(options);
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
        console.say("submitted as job " + String.join(", ", jobs) + "; `scancel " + String.join(" ", jobs)
                + "` ends all of it");
    }
}
