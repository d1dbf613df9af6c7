package dev.belay.batch.run;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.batch.task.TaskEntry;
import java.time.Instant;
import java.util.Map;

/** Which tasks of a list are to be worked on, as they stand now. */
final class DueTasks {
    private DueTasks() {}

    /** @param progress is told how each stands */
    static TaskQueue of(
            CheckedTasks tasks,
            BatchFolder batch,
            BatchOptions options,
            Map<String, String> environment,
            BatchProgress progress) {
        TaskQueue queue = new TaskQueue(LimitClock.of(environment, batch.path(), options.jobs()), progress);
        for (TaskEntry entry : tasks.entries()) {
            TaskRecord record = batch.task(entry.id()).recordOrFresh();
            progress.add(entry.id(), record);
            if (record.isDue(options.again()) && record.step().open()) {
                queue.addRunning(entry);
            } else if (record.isDue(options.again())) {
                queue.add(entry, Instant.EPOCH);
            }
        }
        return queue;
    }
}
