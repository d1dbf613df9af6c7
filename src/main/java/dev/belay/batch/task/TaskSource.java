package dev.belay.batch.task;

import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A list of tasks, wherever they stand. Nothing of a task is kept that is not asked for. */
public abstract class TaskSource {
    TaskSource() {}

    /** Goes over it, from its beginning to its end. */
    interface Reader {
        /** @param task nothing where it is faulty */
        void task(TaskEntry entry, Optional<Task> task, Optional<TaskFault> fault);
    }

    /**
     * That in this file or folder.
     *
     * @throws UsageException when there is none
     */
    public static TaskSource of(Path path) throws UsageException {
        if (Files.isDirectory(path)) {
            return new PromptFolder(path);
        }
        if (!Files.exists(path)) {
            throw UsageException.noInput("there is no list of tasks " + path);
        }
        if (!Files.isReadable(path)) {
            throw UsageException.noInput(path + " cannot be read: permission denied");
        }
        return new TaskFile(path);
    }

    abstract void read(Reader reader) throws IOException;

    /**
     * The task that stood there.
     *
     * @throws UsageException when it does so no longer
     */
    public abstract Task task(TaskEntry entry) throws UsageException;

    /** Goes over it once, and says what is in it and what is wrong. */
    public final CheckedTasks check() throws UsageException {
        try {
            TaskCheck check = new TaskCheck();
            read(check);
            return check.result(this);
        } catch (IOException unreadable) {
            throw UsageException.noInput(path() + " cannot be read: " + unreadable.getMessage());
        }
    }

    abstract Path path();

    static UsageException changed(TaskEntry entry, Path file) {
        return UsageException.noInput(
                "task " + entry.id() + " no longer stands in " + file + " where it stood when the batch was started");
    }
}
