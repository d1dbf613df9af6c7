package dev.belay.batch.folder;

import dev.belay.files.PrivateFiles;
import dev.belay.settings.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of one task: how it stands ({@code state}), what claude has answered ({@code answer}), what it is told when its
 * check has failed ({@code feedback}), a folder for each step ({@code attempts/1}), and who works on it ({@code lease}).
 *
 * @param id of the task
 */
public record TaskFolder(String id, Path path) {

    /** How the task stands; one of which nothing is known has not begun. */
    public TaskRecord record() throws UsageException {
        Path file = path.resolve("state");
        try {
            return TaskRecord.parse(Files.readString(file));
        } catch (NoSuchFileException none) {
            return TaskRecord.fresh();
        } catch (IOException | RuntimeException damaged) {
            throw UsageException.settings(file + " is damaged (" + damaged.getMessage()
                    + "); without it the task begins anew, in the session that it has");
        }
    }

    /** The same; as one that has not begun where what was written of it is damaged. */
    public TaskRecord recordOrFresh() {
        try {
            return record();
        } catch (UsageException damaged) {
            return TaskRecord.fresh();
        }
    }

    /** Writes it down. */
    public TaskRecord write(TaskRecord record) {
        write("state", record.text());
        return record;
    }

    /** The one lease on it. */
    public Lease lease() {
        return new Lease(path);
    }

    /** The folder of this step. */
    public Attempt attempt(int number) {
        return new Attempt(path.resolve("attempts").resolve(Integer.toString(number)));
    }

    /** What claude has answered last; nothing where it has not. */
    public Optional<String> answer() {
        return text("answer");
    }

    public void answer(String text) {
        write("answer", text);
    }

    /** What claude is told next; nothing where nothing has failed. */
    public Optional<String> feedback() {
        return text("feedback");
    }

    public void feedback(String text) {
        write("feedback", text);
    }

    private Optional<String> text(String name) {
        try {
            return Optional.of(Files.readString(path.resolve(name)));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private void write(String name, String text) {
        try {
            PrivateFiles.write(path.resolve(name), text);
        } catch (IOException full) {
            throw new UncheckedIOException(path.resolve(name) + " cannot be written", full);
        }
    }
}
