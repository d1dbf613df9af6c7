package dev.belay.command.batch.run;

import dev.belay.batch.task.CheckedTasks;
import dev.belay.batch.task.TaskEntry;
import dev.belay.command.batch.report.Typed;
import dev.belay.console.Arguments;
import dev.belay.settings.UsageException;
import java.util.Optional;

/** The one task that {@code --only} or {@code --index} means. */
final class ChosenTask {
    private static final int MOST_TASKS = 999_999;

    private ChosenTask() {}

    /** Nothing where all are meant. */
    static Optional<TaskEntry> of(Arguments given, CheckedTasks tasks) throws UsageException {
        Optional<String> only = given.value("--only");
        Optional<String> index = given.value("--index");
        if (only.isPresent() && index.isPresent()) {
            throw UsageException.usage("--only and --index both name the one task; expected one of them");
        }
        if (index.isPresent()) {
            return Optional.of(at(Typed.number("--index", index.get(), 0, MOST_TASKS), tasks));
        }
        return only.isPresent() ? Optional.of(named(only.get(), tasks)) : Optional.empty();
    }

    private static TaskEntry at(int index, CheckedTasks tasks) throws UsageException {
        int count = tasks.entries().size();
        if (index >= count) {
            throw UsageException.noInput(
                    "there is no task " + index + " in a list of " + count + "; the first one is 0");
        }
        return tasks.entries().get(index);
    }

    private static TaskEntry named(String id, CheckedTasks tasks) throws UsageException {
        return tasks.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> UsageException.noInput("there is no task " + Typed.quoted(id) + " in the list"));
    }
}
