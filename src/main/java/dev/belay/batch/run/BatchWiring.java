package dev.belay.batch.run;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.task.CheckedTasks;
import java.util.Map;

/** Puts together what works on a list. */
public final class BatchWiring {
    private BatchWiring() {}

    /**
     * Not yet begun.
     *
     * @param environment of the batch
     */
    public static BatchRun of(
            CheckedTasks tasks,
            BatchFolder batch,
            BatchOptions options,
            Map<String, String> environment,
            BatchProgress progress) {
        return new BatchRun(
                DueTasks.of(tasks, batch, options, environment, progress),
                new TaskWorker(tasks.source(), new TaskSetting(batch, options, environment)),
                progress,
                options);
    }
}
