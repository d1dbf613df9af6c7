package dev.belay.batch.step;

import dev.belay.batch.folder.BatchFolder;
import dev.belay.batch.folder.TaskFolder;
import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.task.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Starts the steps of tasks, and waits for them, whoever has started them. */
public final class Steps {
    private final BatchFolder batch;
    private final Map<String, String> environment;
    private final TaskWords words = new TaskWords();
    /** Those that this very process has started, by their folders. */
    private final Map<Path, StepProcess> started = new ConcurrentHashMap<>();

    public Steps(BatchFolder batch, Map<String, String> environment) {
        this.batch = batch;
        this.environment = environment;
    }

    /** A variable that the task names and that is not there. */
    public Optional<String> missing(Task task) {
        return TaskEnvironment.missing(task, environment);
    }

    /** Starts the one that the record says. */
    public void start(Task task, TaskRecord record, String token) throws IOException {
        TaskFolder folder = batch.task(task.id());
        StepProcess process = new StepProcess(folder.attempt(record.step().number()), folder.lease(), token);
        process.start(words.of(task, record), TaskEnvironment.of(task, batch, environment), Path.of(record.place()));
        started.put(path(folder, record), process);
    }

    /** Waits for the end of the one that the record says; nothing where nobody has seen it. */
    public OptionalInt await(TaskFolder folder, TaskRecord record, Stop stop) throws InterruptedException {
        StepProcess ours = started.remove(path(folder, record));
        StepProcess process = ours != null
                ? ours
                : new StepProcess(folder.attempt(record.step().number()), folder.lease(), "");
        return process.await(stop);
    }

    private static Path path(TaskFolder folder, TaskRecord record) {
        return folder.attempt(record.step().number()).path();
    }
}
