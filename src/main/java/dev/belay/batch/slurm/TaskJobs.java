package dev.belay.batch.slurm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs of a batch by its tasks: those of all its submissions, as far as Slurm can be asked about them from here. */
public final class TaskJobs {
    private final boolean submitted;
    private final Map<String, TaskJob> jobs;

    private TaskJobs(boolean submitted, Map<String, TaskJob> jobs) {
        this.submitted = submitted;
        this.jobs = jobs;
    }

    /** Those of a batch that was handed to no cluster. */
    public static TaskJobs none() {
        return new TaskJobs(false, Map.of());
    }

    /** @param batch its folder */
    public static TaskJobs of(Path batch, Slurm slurm) {
        List<Submission> submissions = Submission.all(batch);
        List<String> arrays =
                submissions.stream().flatMap(one -> one.jobs().stream()).toList();
        if (arrays.isEmpty()) {
            return none();
        }
        List<TaskJob> known = known(slurm, arrays);
        Map<String, TaskJob> jobs = new LinkedHashMap<>();
        for (Submission submission : submissions) {
            List<String> ids = submission.ids();
            for (String array : submission.jobs()) {
                for (TaskJob job : known) {
                    if (job.array().equals(array) && job.index() < ids.size()) {
                        jobs.merge(ids.get(job.index()), job, TaskJobs::telling);
                    }
                }
            }
        }
        return new TaskJobs(true, jobs);
    }

    /** Slurm soon forgets what is over; the accounting, where there is one, does not. */
    private static List<TaskJob> known(Slurm slurm, List<String> arrays) {
        Map<String, TaskJob> known = new LinkedHashMap<>();
        slurm.accounting(arrays).forEach(job -> known.put(job.name(), job));
        slurm.queue(arrays).forEach(job -> known.put(job.name(), job));
        return new ArrayList<>(known.values());
    }

    /** Which of two that were submitted for one task says how it stands. */
    private static TaskJob telling(TaskJob earlier, TaskJob later) {
        boolean spare = later.state().equals("CANCELLED") || later.state().equals("PENDING");
        return !earlier.isOver() || spare && earlier.state().equals("COMPLETED") ? earlier : later;
    }

    /** Whether the batch was handed to Slurm at all. */
    public boolean isSubmitted() {
        return submitted;
    }

    /** The one that says how this task stands on the cluster; nothing where Slurm knows of none. */
    public Optional<TaskJob> of(String task) {
        return Optional.ofNullable(jobs.get(task));
    }

    /** Those from which something may still come. */
    public List<TaskJob> open() {
        return jobs.values().stream().filter(job -> !job.isOver()).toList();
    }
}
