package dev.belay.command.batch.submit;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.slurm.ArrayJob;
import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.SlurmSettings;
import dev.belay.settings.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Those of a list that a job is made for.
 *
 * @param indices in the list
 * @param done how many are done
 * @param left how many are over without that, and not meant
 */
record DueTasks(List<Integer> indices, int done, int left) {

    /** @throws UsageException where somebody works on the batch already, or may begin to */
    static DueTasks of(SlurmOptions options, Slurm slurm) throws UsageException {
        Optional<BatchFolder> batch = IdleBatch.find(options.out(), slurm);
        List<Integer> indices = new ArrayList<>();
        int done = 0;
        List<String> ids = options.tasks().ids();
        for (int at = 0; at < ids.size(); at++) {
            TaskState state =
                    batch.isPresent() ? batch.get().task(ids.get(at)).record().state() : TaskState.WAITING;
            if (state == TaskState.DONE) {
                done++;
            } else if (state.goesOn() || options.again()) {
                indices.add(at);
            }
        }
        return new DueTasks(indices, done, ids.size() - done - indices.size());
    }

    /** The array of jobs for them. */
    ArrayJob job(SlurmOptions options, SlurmSettings settings) throws UsageException {
        int count = options.tasks().entries().size();
        if (count > settings.largestArray()) {
            throw UsageException.settings("this cluster takes arrays of " + settings.largestArray()
                    + " jobs (MaxArraySize), and the list has " + count + " tasks; divide it into several batches");
        }
        return new ArrayJob(
                options.name(),
                options.places(),
                indices,
                options.schedule().parallel(),
                new ArrayJob.Retries(options.schedule().jobs(), settings.requeuesLater()),
                options.schedule().deadline());
    }

    /** For a person, where there are none. */
    String summary() {
        return done
                + (done == 1 ? " task is done" : " tasks are done")
                + (left == 0 ? "" : ", and " + left + " failed or need a person (--again takes them up)");
    }
}
