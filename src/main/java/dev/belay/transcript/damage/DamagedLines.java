package dev.belay.transcript.damage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Finds damage in the part of a transcript that a list of many does not parse, at the speed of the disk: NUL bytes, lines
 * that do not begin and end as an object does, and a record in the middle of a line. It only says where to look closer.
 */
public final class DamagedLines {
    private static final byte[] RECORD = "{\"parentUuid\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    /** Of longer transcripts only the end is looked at, as where one of them is read. */
    private static final long LONGEST = 32L << 20;

    private static final int BUFFER = 64 * 1024;

    private DamagedLines() {}

    /**
     * Whether there is likely damage in the first bytes of a file.
     *
     * @throws IOException when it cannot be read
     */
    public static boolean likelyIn(Path transcript, long length) throws IOException {
        if (length > LONGEST) {
            return false;
        }
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(transcript, StandardOpenOption.READ)) {
            for (long at = 0; at < length; ) {
                buffer.clear().limit((int) Math.min(BUFFER, length - at));
                int read = channel.read(buffer, at);
                if (read <= 0) {
                    return false;
                }
                if (damaged(buffer.array(), read)) {
                    return true;
                }
                boolean last = at + read >= length;
                at += last ? read : Math.max(1, read - RECORD.length);
            }
        }
        return false;
    }

    /** What is cut off at the end stands at the beginning of the next part. */
    private static boolean damaged(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            byte value = bytes[at];
            if (value == '{') {
                if (at > 0 && bytes[at - 1] != '\n' && isRecord(bytes, at, length)) {
                    return true;
                }
            } else if (value == '\n') {
                if (at > 0 && !ends(bytes[at - 1]) || at + 1 < length && !begins(bytes[at + 1])) {
                    return true;
                }
            } else if (value == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRecord(byte[] bytes, int from, int length) {
        return from + RECORD.length <= length
                && Arrays.equals(bytes, from, from + RECORD.length, RECORD, 0, RECORD.length);
    }

    private static boolean ends(byte value) {
        return value == '}' || value == '\r' || value == '\n';
    }

    private static boolean begins(byte value) {
        return value == '{' || value == '\r' || value == '\n';
    }
}
