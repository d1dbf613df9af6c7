package dev.belay.command.batch.submit;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.TaskJob;
import dev.belay.batch.slurm.TaskJobs;
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
        Optional<BatchFolder> batch = BatchFolder.find(options.out());
        if (batch.isPresent()) {
            refuse(batch.get(), TaskJobs.of(options.out(), slurm));
        }
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

    private static void refuse(BatchFolder batch, TaskJobs jobs) throws UsageException {
        Optional<String> holder = batch.lease().holder();
        if (holder.isPresent()) {
            throw UsageException.tryLater("`belay batch run` works in " + batch.path() + " (" + holder.get() + ")");
        }
        List<TaskJob> open = jobs.open();
        if (!open.isEmpty()) {
            throw UsageException.tryLater("jobs of this batch are in the queue already ("
                    + open.get(0).words()
                    + (open.size() == 1 ? "" : " and " + (open.size() - 1) + " more") + "): `scancel "
                    + open.get(0).array() + "` ends them, and `scontrol release` takes up those that are held");
        }
    }

    /** For a person, where there are none. */
    String summary() {
        return done
                + (done == 1 ? " task is done" : " tasks are done")
                + (left == 0 ? "" : ", and " + left + " failed or need a person (--again takes them up)");
    }
}
