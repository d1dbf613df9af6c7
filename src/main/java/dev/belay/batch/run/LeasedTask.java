package dev.belay.batch.run;

import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.step.Stop;
import dev.belay.batch.task.Task;
import java.io.IOException;

/** A task, worked on only by whoever has its lease. */
final class LeasedTask {
    private final Task task;
    private final TaskSetting setting;

    LeasedTask(Task task, TaskSetting setting) {
        this.task = task;
        this.setting = setting;
    }

    /** How it stands after that; where another has it, as it stood, to be tried later. */
    TaskRecord work(TaskRecord before, Stop stop) throws IOException, InterruptedException {
        TaskFolder folder = setting.folder(task.id());
        var lease = folder.lease();
        var answer = lease.take(folder.attempt(before.step().number()).process());
        if (!answer.isOurs()) {
            return before.in(TaskState.LATER, End.later("it is being worked on by " + answer.holder()));
        }
        setting.leases().keep(answer.token(), lease);
        try {
            TaskRecord now = folder.recordOrFresh();
            if (!now.isDue(setting.options().again())) {
                return now;
            }
            TaskRecord after = new TaskRun(task, folder, setting, answer.token()).run(stop);
            if (after.state() == TaskState.DONE) {
                setting.places().tidy(task.id());
            }
            return after;
        } finally {
            setting.leases().release(answer.token());
        }
    }
}
