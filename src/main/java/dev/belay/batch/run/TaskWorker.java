package dev.belay.batch.run;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.step.Stop;
import dev.belay.batch.task.TaskEntry;
import dev.belay.batch.task.TaskSource;
import dev.belay.settings.UsageException;
import java.io.IOException;
import org.slf4j.LoggerFactory;

/** Works on one task after the other. A fault of ours, or of the disk, costs the task its turn and no more. */
final class TaskWorker {
    private final TaskSource source;
    private final TaskSetting setting;

    TaskWorker(TaskSource source, TaskSetting setting) {
        this.source = source;
        this.setting = setting;
    }

    /** How it stands. */
    TaskRecord record(TaskEntry entry) {
        return setting.folder(entry.id()).recordOrFresh();
    }

    /** How it stands after that. */
    TaskRecord work(TaskEntry entry, TaskRecord before, Stop stop) throws InterruptedException {
        try {
            return new LeasedTask(source.task(entry), setting).work(before, stop);
        } catch (UsageException gone) {
            return before.in(TaskState.FAILED, End.wrong(gone.getMessage()));
        } catch (IOException | RuntimeException fault) {
            LoggerFactory.getLogger(TaskWorker.class).error("a task could not be worked on", fault);
            return before.in(TaskState.LATER, End.later(String.valueOf(fault.getMessage())));
        }
    }
}
