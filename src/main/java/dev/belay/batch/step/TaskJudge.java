package dev.belay.batch.step;

import dev.belay.batch.folder.Attempt;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskRecord.Kind;
import dev.belay.batch.folder.TaskRecord.Step;
import dev.belay.batch.folder.TaskState;
import dev.belay.batch.task.Task;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a step of a task has come to, and what follows from that; written down as soon as it is known. */
public final class TaskJudge {
    private final Task task;
    private final TaskFolder folder;
    private final int feedbacks;

    /** @param feedbacks how often claude is told that its work is not done yet */
    public TaskJudge(Task task, TaskFolder folder, int feedbacks) {
        this.task = task;
        this.folder = folder;
        this.feedbacks = feedbacks;
    }

    /** How the prompt begins that must have been answered for this step to be done; empty for any. */
    public String heading(TaskRecord record) {
        return record.step().kind() == Kind.FEEDBACK
                ? Feedback.heading(record.tally().feedbacks())
                : "";
    }

    /** Somebody has asked for the end. */
    public TaskRecord interrupted(TaskRecord record) {
        return end(record, TaskState.INTERRUPTED, End.later("it was asked to end"));
    }

    /**
     * Its step has ended.
     *
     * @param status nothing where nobody has seen it
     * @param cost what its session has cost
     * @param stopping whether somebody has asked for the end
     */
    public TaskRecord ended(TaskRecord record, OptionalInt status, long cost, boolean stopping) {
        Attempt attempt = folder.attempt(record.step().number());
        boolean check = record.step().kind() == Kind.VERIFY;
        TaskRecord over = step(record, record.step().kind())
                .with(
                        check
                                ? record.tally().verified(attempt.took())
                                : record.tally().worked(attempt.took(), cost));
        return check ? checked(over, status, attempt, stopping) : worked(over, status, attempt, stopping);
    }

    private TaskRecord worked(TaskRecord record, OptionalInt status, Attempt attempt, boolean stopping) {
        Optional<ClaudeResult> result = ClaudeResult.read(attempt.output());
        WorkVerdict verdict = WorkVerdict.of(status, result, lastLine(attempt));
        TaskRecord named = result.flatMap(ClaudeResult::session)
                .map(session -> record.at(session, record.place()))
                .orElse(record);
        return switch (verdict.state()) {
            case DONE -> answered(named, result.orElseThrow().text());
            case RUNNING -> stopping ? interrupted(named) : folder.write(named);
            default -> end(named, verdict.state(), verdict.end());
        };
    }

    private static String lastLine(Attempt attempt) {
        List<String> lines = Feedback.tail(attempt.errors()).lines().toList();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** Claude says that it is done. */
    public TaskRecord answered(TaskRecord record, String answer) {
        folder.answer(answer);
        return task.verify().isEmpty()
                ? end(record, TaskState.DONE, End.NONE)
                : folder.write(step(record, Kind.VERIFY));
    }

    private TaskRecord checked(TaskRecord record, OptionalInt status, Attempt attempt, boolean stopping) {
        if (status.isEmpty() || stopping && status.getAsInt() != 0) {
            return stopping ? interrupted(record) : folder.write(record);
        }
        int code = status.getAsInt();
        if (code == 0) {
            return end(record, TaskState.DONE, End.NONE);
        }
        if (record.tally().feedbacks() >= feedbacks) {
            return end(
                    record,
                    TaskState.UNVERIFIED,
                    new End(code, "", "the command that verifies it ended with status " + code));
        }
        int check = record.tally().feedbacks() + 1;
        folder.feedback(Feedback.text(check, code, task.verify().orElse(""), attempt.output()));
        return folder.write(step(record, Kind.FEEDBACK).with(record.tally().feedbacks(check)));
    }

    /** The same with a step of this kind next. */
    private static TaskRecord step(TaskRecord record, Kind kind) {
        return record.with(new Step(record.step().number(), kind, false));
    }

    private TaskRecord end(TaskRecord record, TaskState state, End why) {
        return folder.write(record.in(state, why));
    }
}
