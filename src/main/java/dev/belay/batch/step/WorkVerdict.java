package dev.belay.batch.step;

import dev.belay.batch.folder.TaskRecord.End;
import dev.belay.batch.folder.TaskState;
import dev.belay.evidence.ExitStatus;
import dev.belay.posix.Signals;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a start of claude for a task has come to, by its exit status as everywhere: 75 later, 77 and 78 never.
 *
 * @param state {@link TaskState#DONE} where claude has answered; {@link TaskState#RUNNING} where it is to go on at once
 */
record WorkVerdict(TaskState state, End end) {
    private static final int SIGNALS = 128;
    private static final int NOBODY_STARTED_IT = 74;

    /**
     * @param status nothing where nobody has seen it
     * @param last what stands last among its errors
     */
    static WorkVerdict of(OptionalInt status, Optional<ClaudeResult> result, String last) {
        boolean answered = result.isPresent() && !result.get().error();
        if (status.isEmpty()) {
            return answered ? done() : new WorkVerdict(TaskState.RUNNING, End.NONE);
        }
        int code = status.getAsInt();
        String failure = result.map(ClaudeResult::failure).orElse("");
        String say = result.filter(ClaudeResult::error).map(ClaudeResult::text).orElse(last);
        return switch (code) {
            case ExitStatus.OK -> answered ? done() : failed(ExitStatus.NO, failure, "claude printed no result");
            case NOBODY_STARTED_IT -> new WorkVerdict(TaskState.RUNNING, End.NONE);
            case ExitStatus.TRY_LATER, ExitStatus.NOT_FOUND ->
                new WorkVerdict(TaskState.LATER, new End(code, failure, say));
            case ExitStatus.PERSON_NEEDED -> new WorkVerdict(TaskState.NEEDS_PERSON, new End(code, failure, say));
            case ExitStatus.INTERRUPTED, SIGNALS + Signals.HUP, SIGNALS + Signals.TERM ->
                new WorkVerdict(TaskState.INTERRUPTED, new End(ExitStatus.TRY_LATER, "", "it was asked to end"));
            default ->
                code > SIGNALS
                        ? new WorkVerdict(
                                TaskState.LATER,
                                new End(
                                        ExitStatus.TRY_LATER,
                                        failure,
                                        "its process was ended by " + Signals.name(code - SIGNALS)))
                        : failed(code, failure, say);
        };
    }

    static WorkVerdict done() {
        return new WorkVerdict(TaskState.DONE, End.NONE);
    }

    private static WorkVerdict failed(int status, String failure, String say) {
        return new WorkVerdict(TaskState.FAILED, new End(status, failure, say));
    }
}
