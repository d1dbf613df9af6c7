package dev.belay.command.diagnosis.input;

import dev.belay.diagnose.Diagnosis;
import dev.belay.diagnose.Rulebook;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Screen;
import dev.belay.text.TabularText;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;

/**
 * Text that somebody pasted or piped: all of it may be the client's words. Keeps its last megabyte, for the rules hold
 * several copies of it and the heap is small.
 */
public final class PastedText {
    static final int KEPT = 1 << 20;

    private final byte[] bytes;
    private final long linesBefore;

    private PastedText(byte[] bytes, long linesBefore) {
        this.bytes = bytes;
        this.linesBefore = linesBefore;
    }

    /**
     * Reads to the end, in bounded memory.
     *
     * @throws IOException when it cannot be read
     */
    public static PastedText read(InputStream in) throws IOException {
        byte[] ring = new byte[KEPT];
        int end = 0;
        long lost = 0;
        boolean full = false;
        byte[] part = new byte[16 * 1024];
        for (int read = in.read(part); read >= 0; read = in.read(part)) {
            for (int i = 0; i < read; i++) {
                lost += full && ring[end] == '\n' ? 1 : 0;
                ring[end++] = part[i];
                if (end == KEPT) {
                    full = true;
                    end = 0;
                }
            }
        }
        if (!full) {
            return new PastedText(JoinedResults.in(Arrays.copyOf(ring, end)), 0);
        }
        byte[] kept = new byte[KEPT];
        System.arraycopy(ring, end, kept, 0, KEPT - end);
        System.arraycopy(ring, 0, kept, KEPT - end, end);
        return new PastedText(JoinedResults.in(kept), lost);
    }

    /**
     * The end of a file. Its lines are counted from where it begins.
     *
     * @throws IOException when it cannot be read
     */
    public static PastedText endOf(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - KEPT);
            ByteBuffer buffer = ByteBuffer.allocate((int) (channel.size() - from));
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
                // Until it is there.
            }
            return new PastedText(JoinedResults.in(Arrays.copyOf(buffer.array(), buffer.position())), 0);
        }
    }

    /** What the rules say of this text. */
    public static Diagnosis diagnose(Rulebook rules, String text, Instant now) {
        return rules.diagnose(evidence(text, now));
    }

    static Evidence evidence(String text, Instant now) {
        return Evidence.of(now, new Exit.Unseen()).with(new Screen(TabularText.lines(text), true));
    }

    /** The bytes as they came, but for results that stood over several lines. */
    byte[] bytes() {
        return bytes;
    }

    /** The text as it came; PowerShell redirects in UTF-16. */
    String text() {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
            charset = StandardCharsets.UTF_16;
        }
        return new String(bytes, charset);
    }

    /** Line breaks before what was kept. */
    long linesBefore() {
        return linesBefore;
    }

    /**
     * The line of the text as it came, counted from 1, in which a character of its cleaned form stands: what a terminal
     * wrote over with carriage returns are several lines there and one here.
     */
    static long lineAt(String text, int position) {
        int cleaned = 0;
        long line = 1;
        int from = 0;
        while (from <= text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            cleaned += Untrusted.lines(text.substring(from, to)).length();
            if (end < 0 || cleaned > position) {
                return line;
            }
            line++;
            from = to;
        }
        return line;
    }
}
