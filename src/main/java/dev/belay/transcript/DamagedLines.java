package dev.belay.transcript;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Finds damage in the part of a transcript that a list of many does not parse, at the speed of the disk: NUL bytes, lines
 * that do not begin and end as an object does, and a record in the middle of a line. It only says where to look closer.
 */
final class DamagedLines {
    private static final byte[] RECORD = "{\"parentUuid\":".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    /** Of longer transcripts only the end is looked at, as where one of them is read. */
    private static final long LONGEST = 32L << 20;

    private static final int BUFFER = 64 * 1024;

    private byte before = '\n';
    private int matched;
    private long inLine;

    private DamagedLines() {}

    /**
     * Whether there is likely damage in the first bytes of a file.
     *
     * @throws IOException when it cannot be read
     */
    static boolean likelyIn(Path transcript, long length) throws IOException {
        if (length > LONGEST) {
            return false;
        }
        DamagedLines lines = new DamagedLines();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(transcript, StandardOpenOption.READ)) {
            for (long at = 0; at < length; ) {
                buffer.clear().limit((int) Math.min(BUFFER, length - at));
                int read = channel.read(buffer, at);
                if (read <= 0) {
                    return false;
                }
                if (lines.damaged(buffer.array(), read)) {
                    return true;
                }
                at += read;
            }
        }
        return false;
    }

    private boolean damaged(byte[] bytes, int length) {
        for (int at = 0; at < length; at++) {
            byte value = bytes[at];
            if (value == '\n') {
                if (inLine > 0 && before != '}') {
                    return true;
                }
                inLine = 0;
                matched = 0;
            } else if (value == 0 || inLine == 0 && value != '{') {
                return true;
            } else if (value != '\r') {
                inLine++;
                before = value;
                matched = value == RECORD[matched] ? matched + 1 : value == RECORD[0] ? 1 : 0;
                if (matched == RECORD.length) {
                    if (inLine > RECORD.length) {
                        return true;
                    }
                    matched = 0;
                }
            }
        }
        return false;
    }
}
