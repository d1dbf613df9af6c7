package dev.belay.batch.step;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.spending.SessionCost;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the sessions of tasks say of themselves. */
public final class TaskSessions {
    private final Map<String, String> environment;

    public TaskSessions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What claude has answered already, in a turn that is over and began with such a prompt. */
    public Optional<String> savedAnswer(TaskRecord record, String prompt) {
        return transcript(record).flatMap(file -> SavedAnswer.in(file, prompt));
    }

    /** What its session has cost, in nanodollars. */
    public long cost(TaskRecord record) {
        return transcript(record)
                .map(file -> SessionCost.of(file, environment))
                .orElse(record.tally().nanodollars());
    }

    private Optional<Path> transcript(TaskRecord record) {
        return record.session()
                .flatMap(session -> SavedAnswer.transcript(environment, Path.of(record.place()), session));
    }
}
