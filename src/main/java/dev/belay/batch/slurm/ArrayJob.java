package dev.belay.batch.slurm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An array of jobs, one for each task that is due.
 *
 * @param name what it is called in the queue
 * @param places where the tasks are kept
 * @param indices of the tasks that are due, in the list, in their order
 * @param parallel so many at a time
 * @param retries what becomes of a task that gave up for now
 * @param deadline how long Belay may take in one job
 */
public record ArrayJob(
        String name, Places places, List<Integer> indices, int parallel, Retries retries, Optional<Duration> deadline) {

    /**
     * Where the tasks are kept.
     *
     * @param batch the folder of the batch
     * @param submission the folder of this submission
     * @param launcher the program {@code belay}, the same on all nodes
     */
    public record Places(Path batch, Submission submission, Path launcher) {}

    /**
     * What becomes of a task that gave up for now.
     *
     * @param jobs how many jobs it gets
     * @param requeued whether the cluster itself puts it back into the queue; otherwise further arrays wait for that
     */
    public record Retries(int jobs, boolean requeued) {
        /** How many arrays are submitted, each waiting for those before it to have failed. */
        public int arrays() {
            return requeued ? 1 : jobs;
        }
    }

    /** As sbatch takes it: {@code 0-3,7%2}. */
    String array() {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < indices.size(); at++) {
            int first = indices.get(at);
            int last = first;
            while (at + 1 < indices.size() && indices.get(at + 1) == last + 1) {
                at++;
                last++;
            }
            text.append(text.length() == 0 ? "" : ",").append(first).append(last == first ? "" : "-" + last);
        }
        return text.append('%').append(parallel).toString();
    }
}
