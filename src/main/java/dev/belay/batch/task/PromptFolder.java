package dev.belay.batch.task;

import dev.belay.settings.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** A folder with a prompt in each file; a task is called as its file is, without {@code .md} or {@code .txt}. */
final class PromptFolder extends TaskSource {
    private static final long LONGEST = 2L << 20;

    private final Path folder;

    PromptFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    Path path() {
        return folder;
    }

    /** In the order of their names; hidden files and folders are none. */
    @Override
    void read(Reader reader) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    names.add(file.getFileName().toString());
                }
            }
        }
        for (String name : names) {
            Path file = folder.resolve(name);
            TaskEntry entry = new TaskEntry(name.replaceFirst("\\.(?:md|txt)$", ""), file.toString(), 0, 0, 0);
            try {
                reader.task(entry, Optional.of(read(entry, file)), Optional.empty());
            } catch (FaultyTaskException faulty) {
                reader.task(
                        entry,
                        Optional.empty(),
                        Optional.of(new TaskFault(entry.file(), 0, faulty.key(), faulty.getMessage())));
            }
        }
    }

    private static Task read(TaskEntry entry, Path file) throws FaultyTaskException {
        if (!TaskValues.isId(entry.id())) {
            throw new FaultyTaskException(
                    TaskKey.ID.key(), "its name is that of the task; expected " + TaskKey.ID.expected());
        }
        try {
            if (Files.size(file) > LONGEST) {
                throw new FaultyTaskException(
                        TaskKey.PROMPT.key(), "expected a prompt of at most " + (LONGEST >> 20) + " MB");
            }
            String prompt = Files.readString(file).strip();
            if (!TaskValues.isText(prompt)) {
                throw new FaultyTaskException(
                        TaskKey.PROMPT.key(), "there is nothing in it; expected " + TaskKey.PROMPT.expected());
            }
            return Task.asking(entry.id(), prompt);
        } catch (CharacterCodingException other) {
            throw new FaultyTaskException(TaskKey.PROMPT.key(), "expected text in UTF-8");
        } catch (IOException unreadable) {
            throw new FaultyTaskException(TaskKey.PROMPT.key(), "it cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public Task task(TaskEntry entry) throws UsageException {
        try {
            return read(entry, Path.of(entry.file()));
        } catch (FaultyTaskException other) {
            throw changed(entry, folder);
        }
    }
}
