package dev.belay.journal;

import dev.belay.text.Redaction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The last lines of a transcript, whole ones only, redacted, in bounded memory however large the file is. */
final class TranscriptEnd {
    private static final int ENOUGH = 200 * 1024;
    private static final int LARGEST_LINE = 1024 * 1024;

    private TranscriptEnd() {}

    /**
     * The lines that begin within the last 200 KB; where none does, the last line if it is not larger than 1 MB. A last
     * line without its end is a trace too and stays as it is.
     *
     * @throws IOException when the transcript cannot be read
     */
    static byte[] read(Path transcript) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(transcript)) {
            long size = channel.size();
            byte[] end = lines(channel, size, ENOUGH);
            if (end.length == 0 && size > ENOUGH) {
                end = lines(channel, size, LARGEST_LINE);
            }
            // Latin-1 keeps every byte as it is, NULs and broken UTF-8 included; what is redacted is ASCII.
            String text = new String(end, StandardCharsets.ISO_8859_1);
            return Redaction.redact(text).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] lines(SeekableByteChannel channel, long size, int limit) throws IOException {
        long from = Math.max(0, size - limit);
        // One byte more: when that is a line end, the first line is whole.
        channel.position(from == 0 ? 0 : from - 1);
        ByteBuffer buffer = ByteBuffer.allocate((int) (size - channel.position()));
        while (buffer.hasRemaining() && channel.read(buffer) > 0) {}
        int start = 0;
        if (from > 0) {
            while (start < buffer.position() && buffer.get(start) != '\n') {
                start++;
            }
            start = Math.min(start + 1, buffer.position());
        }
        return java.util.Arrays.copyOfRange(buffer.array(), start, buffer.position());
    }
}
