package dev.belay.batch.task;

import dev.belay.settings.UsageException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** JSON Lines: a task on each line. Read line by line, however long it is. */
final class TaskFile extends TaskSource {
    /** As much as claude can read of a prompt, and some. */
    private static final int LONGEST = 2 << 20;

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Path file;

    TaskFile(Path file) {
        this.file = file;
    }

    @Override
    Path path() {
        return file;
    }

    @Override
    void read(Reader reader) throws IOException {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
            long offset = 0;
            for (long number = 1; ; number++) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                long length = line(stream, line);
                if (length < 0) {
                    return;
                }
                line(reader, line, number, offset, length);
                offset += length;
            }
        }
    }

    /** Reads to the end of the line and keeps no more than can be a task; its length with its end, -1 behind the last. */
    private static long line(InputStream stream, ByteArrayOutputStream line) throws IOException {
        long length = 0;
        for (int octet = stream.read(); octet >= 0; octet = stream.read()) {
            length++;
            if (octet == '\n') {
                return length;
            }
            if (line.size() <= LONGEST) {
                line.write(octet);
            }
        }
        return length == 0 ? -1 : length;
    }

    private void line(Reader reader, ByteArrayOutputStream line, long number, long offset, long length) {
        TaskEntry nameless = new TaskEntry("", file.toString(), number, offset, (int) Math.min(length, LONGEST));
        try {
            String text = text(line, number);
            if (!text.isBlank()) {
                Task task = TaskReader.read(text);
                reader.task(
                        new TaskEntry(task.id(), nameless.file(), number, offset, nameless.length()),
                        Optional.of(task),
                        Optional.empty());
            }
        } catch (FaultyTaskException faulty) {
            reader.task(
                    nameless,
                    Optional.empty(),
                    Optional.of(new TaskFault(nameless.file(), number, faulty.key(), faulty.getMessage())));
        }
    }

    private static String text(ByteArrayOutputStream line, long number) throws FaultyTaskException {
        if (line.size() > LONGEST) {
            throw new FaultyTaskException("", "expected a task of at most " + (LONGEST >> 20) + " MB");
        }
        String text = decoded(ByteBuffer.wrap(line.toByteArray()));
        return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static String decoded(ByteBuffer bytes) throws FaultyTaskException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException other) {
            throw new FaultyTaskException("", "expected text in UTF-8");
        }
    }

    @Override
    public Task task(TaskEntry entry) throws UsageException {
        ByteBuffer bytes = ByteBuffer.allocate(entry.length());
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(entry.offset());
            while (bytes.hasRemaining() && channel.read(bytes) > 0) {
                // Until it is full, or the file ends.
            }
            String text = decoded(bytes.flip());
            Task task = TaskReader.read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            if (task.id().equals(entry.id())) {
                return task;
            }
        } catch (IOException | FaultyTaskException other) {
            throw changed(entry, file);
        }
        throw changed(entry, file);
    }
}
