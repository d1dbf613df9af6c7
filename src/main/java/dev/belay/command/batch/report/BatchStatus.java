package dev.belay.command.batch.report;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.evidence.ExitStatus;

/** The exit status that one task stands for: 0 done, 75 later, 77 a person is needed, 78 set up wrongly, else 1. */
public final class BatchStatus {
    private BatchStatus() {}

    public static int of(TaskRecord record) {
        int status = record.end().status();
        return switch (record.state()) {
            case DONE -> ExitStatus.OK;
            case WAITING, RUNNING, LATER, INTERRUPTED ->
                status == ExitStatus.NOT_FOUND ? ExitStatus.NOT_FOUND : ExitStatus.TRY_LATER;
            case NEEDS_PERSON -> ExitStatus.PERSON_NEEDED;
            case UNVERIFIED -> ExitStatus.NO;
            case FAILED ->
                switch (status) {
                    case ExitStatus.USAGE, ExitStatus.NO_INPUT, ExitStatus.SETTINGS -> ExitStatus.SETTINGS;
                    default -> ExitStatus.NO;
                };
        };
    }
}
