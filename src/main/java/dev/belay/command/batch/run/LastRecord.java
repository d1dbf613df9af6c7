package dev.belay.command.batch.run;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.run.BatchProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps how the task stood that has ended last; another listener hears everything, too. */
final class LastRecord implements BatchProgress.Listener {
    private final BatchProgress.Listener other;
    private volatile TaskRecord record;

    LastRecord(BatchProgress.Listener other) {
        this.other = other;
    }

    @Override
    public void begun(String id) {
        other.begun(id);
    }

    @Override
    public void ended(String id, TaskRecord now, Duration took) {
        record = now;
        other.ended(id, now, took);
    }

    @Override
    public void limited(Instant until) {
        other.limited(until);
    }

    /** Nothing where none has. */
    Optional<TaskRecord> record() {
        return Optional.ofNullable(record);
    }
}
