package dev.belay.transcript;

import dev.belay.evidence.Transcript;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Follows a growing transcript in constant memory, whatever the length of its lines. Half a line waits for its rest; a
 * file that was cut or replaced is read again; a file that was deleted leaves what it said. It keeps nothing open between
 * two polls and never writes. Not for use by several threads.
 */
public final class TranscriptTail {
    private static final int BUFFER = 256 * 1024;
    /** Enough for one line as most are. */
    private static final int SMALLEST_BUFFER = 16 * 1024;

    private final Path path;
    private final long window;
    private final byte[] buffer;
    private final ByteBuffer view;
    private TranscriptReader reader = new TranscriptReader();
    private Object fileKey;
    private boolean begun;
    private boolean finished;
    private boolean torn;
    /** Where the first line begins that has not been read. */
    private long offset;
    /** How far the unfinished line behind it has been searched for its end. */
    private long searched;

    private long size;
    private LongConsumer progress = bytes -> {};
    private Consumer<TranscriptRecord> listener = record -> {};

    private TranscriptTail(Path path, long window) {
        this.path = path;
        this.window = window;
        this.buffer = new byte[(int) Math.max(SMALLEST_BUFFER, Math.min(BUFFER, window))];
        this.view = ByteBuffer.wrap(buffer);
    }

    /** Follows a file from its first byte. It need not exist yet. */
    public static TranscriptTail fromStart(Path path) {
        return new TranscriptTail(path, Long.MAX_VALUE);
    }

    /** Follows a file from its last {@code bytes}, or rather from the first line that begins in them. */
    public static TranscriptTail fromLast(Path path, long bytes) {
        return new TranscriptTail(path, bytes);
    }

    /**
     * What a finished transcript says, read from its end: {@link StoredTranscript} says more of it.
     *
     * @param progress is told the bytes read so far, now and then
     * @throws IOException when the file cannot be read
     */
    public static Transcript read(Path path, LongConsumer progress) throws IOException {
        return StoredTranscript.read(path, progress).transcript();
    }

    /**
     * Reads a whole transcript, record by record, in constant memory.
     *
     * @param each is handed each record of the conversation, in the order of the file, and keeps nothing of it
     * @param progress is told the bytes read, now and then
     * @return what it says in the end
     * @throws IOException when the file cannot be read
     */
    public static Transcript readAll(Path path, Consumer<TranscriptRecord> each, LongConsumer progress)
            throws IOException {
        TranscriptTail tail = fromStart(path).telling(progress);
        tail.listener = each;
        tail.poll();
        tail.finish();
        return tail.transcript();
    }

    /** Is told of the bytes that are read. */
    TranscriptTail telling(LongConsumer listener) {
        progress = listener;
        return this;
    }

    /** What was noted of the lines beside the conversation. */
    TranscriptReader reader() {
        return reader;
    }

    public Path path() {
        return path;
    }

    /** What the lines so far say. */
    public Transcript transcript() {
        return reader.transcript(torn);
    }

    /** Bytes of the file at the last poll. */
    public long size() {
        return size;
    }

    /**
     * Reads what has been added.
     *
     * @return whether anything has changed
     * @throws IOException when the file is there and cannot be read
     */
    public boolean poll() throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException notThere) {
            return false;
        }
        boolean replaced = begun && fileKey != null && !fileKey.equals(attributes.fileKey());
        if (begun && !replaced && attributes.size() == size) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (!begun || replaced || attributes.size() < size || !lineBeginsAt(channel, offset)) {
                begin(channel, attributes);
            }
            follow(channel);
        }
        return true;
    }

    /**
     * Reads what stands behind the last line feed, for a file that will not grow any more: a record that lacks only its
     * line feed counts, else the transcript is torn.
     *
     * @return whether anything has changed
     * @throws IOException when the file cannot be read
     */
    public boolean finish() throws IOException {
        if (finished || !begun || size <= offset) {
            return false;
        }
        finished = true;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long from = offset;
            long to = size;
            torn = !reader.readLast(() -> range(channel, from, to), from);
        } catch (NoSuchFileException gone) {
            return false;
        }
        return true;
    }

    private void begin(FileChannel channel, BasicFileAttributes attributes) throws IOException {
        begun = true;
        finished = false;
        torn = false;
        reader = new TranscriptReader(listener);
        fileKey = attributes.fileKey();
        offset = 0;
        if (attributes.size() > window) {
            long cut = attributes.size() - window;
            offset = lineEnd(channel, cut) + 1;
            if (offset == 0 || offset >= attributes.size()) {
                // The last line alone is larger than the window.
                offset = lineStart(channel, cut);
            }
        }
        searched = offset;
    }

    /** A file that was rewritten under the same inode shows itself so: no line begins where one should. */
    private boolean lineBeginsAt(FileChannel channel, long position) throws IOException {
        if (position == 0 || finished) {
            return !finished;
        }
        view.clear().limit(1);
        return channel.read(view, position - 1) == 1 && buffer[0] == '\n';
    }

    private void follow(FileChannel channel) throws IOException {
        if (searched - offset >= buffer.length && !finishLongLine(channel)) {
            return;
        }
        int length = 0;
        while (true) {
            view.limit(buffer.length).position(length);
            int read = channel.read(view, offset + length);
            if (read <= 0) {
                break;
            }
            int kept = lines(length, length + read);
            progress.accept(read);
            length = kept;
            if (length == buffer.length) {
                searched = offset + length;
                if (!finishLongLine(channel)) {
                    return;
                }
                length = 0;
            }
        }
        size = offset + length;
        searched = offset;
    }

    /** Hands on the lines that are complete in the buffer and moves the rest to its front; returns its length. */
    private int lines(int from, int to) {
        int start = 0;
        int at = from;
        while ((at = lineFeed(buffer, at, to)) >= 0) {
            reader.read(buffer, start, at, offset + start);
            start = ++at;
        }
        System.arraycopy(buffer, start, buffer, 0, to - start);
        offset += start;
        return to - start;
    }

    private boolean finishLongLine(FileChannel channel) throws IOException {
        long end = lineEnd(channel, searched);
        if (end < 0) {
            size = channel.size();
            searched = size;
            return false;
        }
        long from = offset;
        reader.read(() -> range(channel, from, end), from);
        offset = end + 1;
        searched = offset;
        return true;
    }

    private long lineEnd(FileChannel channel, long from) throws IOException {
        long position = from;
        while (true) {
            view.clear();
            int read = channel.read(view, position);
            if (read <= 0) {
                return -1;
            }
            int at = lineFeed(buffer, 0, read);
            if (at >= 0) {
                return position + at;
            }
            progress.accept(read);
            position += read;
        }
    }

    private long lineStart(FileChannel channel, long before) throws IOException {
        long end = before;
        while (end > 0) {
            long from = Math.max(0, end - buffer.length);
            view.clear().limit((int) (end - from));
            int read = channel.read(view, from);
            for (int at = read - 1; at >= 0; at--) {
                if (buffer[at] == '\n') {
                    return from + at + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    private static int lineFeed(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** The bytes of a line, read from the file again: the channel stays open. */
    private static InputStream range(FileChannel channel, long from, long to) throws IOException {
        channel.position(from);
        InputStream whole = Channels.newInputStream(channel);
        return new BufferedInputStream(new RangeStream(whole, to - from), 32 * 1024) {
            @Override
            public void close() {
                // The channel belongs to the tail.
            }
        };
    }
}
