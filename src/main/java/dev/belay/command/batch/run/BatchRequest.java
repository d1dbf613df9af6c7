package dev.belay.command.batch.run;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.run.BatchOptions;
import dev.belay.batch.task.CheckedTasks;
import dev.belay.batch.task.TaskEntry;
import java.util.List;
import java.util.Optional;

/**
 * What is to be worked on, and how.
 *
 * @param tasks the whole list, without a fault
 * @param one the task that is meant alone; nothing where all are
 * @param again what is typed to go on
 */
record BatchRequest(
        CheckedTasks tasks, BatchFolder batch, BatchOptions options, Optional<TaskEntry> one, String again) {

    /** Those that are meant. */
    CheckedTasks meant() {
        return one.map(task -> new CheckedTasks(tasks.source(), List.of(task), List.of()))
                .orElse(tasks);
    }
}
