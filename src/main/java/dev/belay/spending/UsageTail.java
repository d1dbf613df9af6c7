package dev.belay.spending;

import com.fasterxml.jackson.core.JsonParser;
import dev.belay.json.JsonStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Follows a transcript that grows, and hands on those of its lines that say something of money. Keeps nothing open. */
final class UsageTail {
    private static final int BUFFER = 64 * 1024;
    /** An answer is never as long; a picture that a tool has brought may be. */
    private static final int LONGEST_LINE = 16 << 20;

    private static final LiteralSearch USAGE = new LiteralSearch("\"usage\"");
    private static final LiteralSearch TOTAL = new LiteralSearch("\"cost-state\"");

    private final Path path;
    /** Where the first line begins that has not been read. */
    private long offset;
    /** Whether the rest of a line that is too long is still being passed over. */
    private boolean passing;

    UsageTail(Path path, long offset) {
        this.path = path;
        this.offset = offset;
    }

    /** Reads what has been added since. */
    void read(Consumer<Usage> usages) throws IOException {
        long size = path.toFile().length();
        if (size == offset) {
            return;
        }
        if (size < offset) {
            // It was made anew; what has been counted is known by its ids.
            offset = 0;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            read(channel, usages);
        } catch (NoSuchFileException gone) {
            // What it has said is counted.
        }
    }

    private void read(FileChannel channel, Consumer<Usage> usages) throws IOException {
        byte[] bytes = new byte[BUFFER];
        int length = 0;
        while (true) {
            if (length == bytes.length) {
                if (length >= LONGEST_LINE) {
                    offset += length;
                    length = 0;
                    passing = true;
                } else {
                    bytes = java.util.Arrays.copyOf(bytes, 2 * bytes.length);
                }
            }
            int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length), offset + length);
            if (read <= 0) {
                return;
            }
            length = lines(bytes, length, length + read, usages);
        }
    }

    /** Hands on the lines that are complete, and moves the rest to the front; how long that is. */
    private int lines(byte[] bytes, int from, int to, Consumer<Usage> usages) {
        int start = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                if (!passing) {
                    line(bytes, start, at, usages);
                }
                passing = false;
                start = at + 1;
            }
        }
        System.arraycopy(bytes, start, bytes, 0, to - start);
        offset += start;
        return to - start;
    }

    private static void line(byte[] bytes, int from, int to, Consumer<Usage> usages) {
        if (!USAGE.isIn(bytes, from, to) && !TOTAL.isIn(bytes, from, to)) {
            return;
        }
        try (JsonParser parser = JsonStream.parser(bytes, from, to)) {
            Usage.read(parser).ifPresent(usages);
        } catch (IOException damaged) {
            // A damaged line is no bill.
        }
    }
}
