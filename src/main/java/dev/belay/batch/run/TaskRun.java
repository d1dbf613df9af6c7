package dev.belay.batch.run;

import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskRecord.Kind;
import dev.belay.batch.folder.TaskRecord.Step;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.step.Stop;
import dev.belay.batch.step.TaskJudge;
import dev.belay.batch.task.Task;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One task, from wherever it stands to its end, or to where it gives up for now: claude works, the task's own command says
 * whether it is done, claude is told where it is not. Each step is written down before it begins, so that whoever comes after a
 * death waits for what still runs, takes up what has ended, and repeats nothing.
 */
final class TaskRun {
    private final Task task;
    private final TaskFolder folder;
    private final TaskSetting setting;
    private final String token;
    private final TaskJudge judge;

    /** @param token of the lease on the task, which we have */
    TaskRun(Task task, TaskFolder folder, TaskSetting setting, String token) {
        this.task = task;
        this.folder = folder;
        this.setting = setting;
        this.token = token;
        this.judge = new TaskJudge(task, folder, setting.options().feedbacks());
    }

    /** Works on it; how it stands then. */
    TaskRecord run(Stop stop) throws InterruptedException {
        TaskRecord record = begun(folder.recordOrFresh());
        while (record.state() == TaskState.RUNNING) {
            if (folder.lease().isLost(token)) {
                return lost(record);
            }
            if (!record.step().open() && stop.isAsked()) {
                return judge.interrupted(record);
            }
            if (!record.step().open()) {
                record = next(record);
            }
            if (record.step().open()) {
                record = awaited(record, stop);
            }
        }
        return record;
    }

    private TaskRecord begun(TaskRecord record) throws InterruptedException {
        Optional<String> missing = setting.steps().missing(task);
        if (missing.isPresent()) {
            return wrong(record, missing.get() + " is not set, which \"environment\" names");
        }
        TaskRecord running = record;
        if (!record.step().open()) {
            try {
                running = record.at(
                        record.session().orElseGet(() -> setting.batch().session(task.id())),
                        setting.places().of(task).toString());
            } catch (IOException none) {
                return wrong(record, none.getMessage());
            }
        }
        if (record.state() == TaskState.UNVERIFIED) {
            running = running.with(running.tally().feedbacks(0))
                    .with(new Step(record.step().number(), Kind.VERIFY, false));
        }
        return folder.write(running.in(TaskState.RUNNING, End.NONE));
    }

    /** The next step begins, unless claude has done it already and only nobody lived to hear of it. */
    private TaskRecord next(TaskRecord record) {
        Kind kind = record.step().kind();
        if (kind != Kind.VERIFY && record.tally().attempts() > 0) {
            Optional<String> saved = setting.sessions(task.id()).savedAnswer(record, judge.heading(record));
            if (saved.isPresent()) {
                return judge.answered(record, saved.get());
            }
        }
        TaskRecord open = record.with(new Step(record.step().number() + 1, kind, true))
                .with(record.tally().begun(kind != Kind.VERIFY));
        try {
            folder.attempt(open.step().number()).begin(input(kind));
            folder.write(open);
            setting.steps().start(task, open, token);
            return open;
        } catch (IOException failure) {
            return wrong(open.with(record.step()), "it cannot be started: " + failure.getMessage());
        }
    }

    private String input(Kind kind) {
        return switch (kind) {
            case WORK -> task.prompt();
            case FEEDBACK -> folder.feedback().orElse(task.prompt());
            case VERIFY -> "";
        };
    }

    private TaskRecord awaited(TaskRecord record, Stop stop) throws InterruptedException {
        OptionalInt status = setting.steps().await(folder, record, stop);
        if (status.isEmpty() && folder.attempt(record.step().number()).process().isPresent()) {
            // It takes longer to end than anybody waits; whoever comes next finds it.
            return judge.interrupted(record);
        }
        return folder.lease().isLost(token)
                ? lost(record)
                : judge.ended(record, status, setting.sessions(task.id()).cost(record), stop.isAsked());
    }

    /** Another works on it now, and writes down how it stands. */
    private static TaskRecord lost(TaskRecord record) {
        return record.in(TaskState.LATER, End.later("another has taken it over, for nothing was heard of this one"));
    }

    private TaskRecord wrong(TaskRecord record, String why) {
        return folder.write(record.in(TaskState.FAILED, End.wrong(why)));
    }
}
