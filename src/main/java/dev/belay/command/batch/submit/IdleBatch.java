package dev.belay.command.batch.submit;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.slurm.Slurm;
import dev.belay.batch.slurm.TaskJob;
import dev.belay.batch.slurm.TaskJobs;
import dev.belay.settings.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A batch on which nobody works, and nobody is about to. */
final class IdleBatch {
    private IdleBatch() {}

    /**
     * That in this folder; nothing where none has begun.
     *
     * @throws UsageException where somebody works on it
     */
    static Optional<BatchFolder> find(Path folder, Slurm slurm) throws UsageException {
        Optional<BatchFolder> batch = BatchFolder.find(folder);
        if (batch.isPresent()) {
            refuse(batch.get(), TaskJobs.of(folder, slurm));
        }
        return batch;
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
}
