package dev.belay.printmode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How many bytes of an attempt's {@link AnswerFile} are done with, gone on to standard output or dropped, and which session
 * has been announced there. It stands in a file that is mapped into memory, so that it is true however this JVM dies. Its
 * first line is for the launcher: that number in hexadecimal digits, so many that one store writes them whole.
 */
final class Delivered {
    static final String NAME = "delivered";

    private static final int DIGITS = 8;
    /** Whoever prints more than this in one attempt cannot be taken over. */
    private static final long MOST = 0xFFFF_FFFFL;

    private static final int SESSION = DIGITS + 1;
    private static final int SIZE = 64;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    /** What is done with is given back in pieces of this size. */
    private static final long PIECE = 8L * 1024 * 1024;

    private final AnswerFile answer;
    private final MappedByteBuffer map;
    private long count;
    private long forgotten;

    private Delivered(AnswerFile answer, MappedByteBuffer map) {
        this.answer = answer;
        this.map = map;
    }

    /** Where nothing is kept, and nothing can be taken over. */
    static Delivered nowhere() {
        return new Delivered(null, null);
    }

    /** Of a run that begins here. */
    static Delivered begin(Path folder, AnswerFile answer) throws IOException {
        Delivered begun = in(folder, answer);
        begun.restart();
        begun.announced("");
        return begun;
    }

    /** What another JVM has left. */
    static Delivered left(Path folder, AnswerFile answer) throws IOException {
        if (!folder.resolve(NAME).toFile().exists()) {
            throw new IOException("nothing was left");
        }
        Delivered left = in(folder, answer);
        byte[] digits = new byte[DIGITS];
        left.map.get(0, digits);
        try {
            left.count = Long.parseLong(new String(digits, StandardCharsets.US_ASCII), 16);
        } catch (NumberFormatException damaged) {
            throw new IOException(damaged);
        }
        if (left.count == MOST) {
            throw new IOException("nobody has counted that far");
        }
        return left;
    }

    private static Delivered in(Path folder, AnswerFile answer) throws IOException {
        try (FileChannel channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
            map.order(ByteOrder.BIG_ENDIAN);
            return new Delivered(answer, map);
        }
    }

    /** Whether another JVM could go on from here. */
    boolean isKept() {
        return map != null;
    }

    long count() {
        return count;
    }

    /** Another attempt has a file of its own. */
    void restart() {
        count = 0;
        forgotten = 0;
        put();
    }

    /** So many bytes more are done with. */
    void advance(long bytes) {
        count += bytes;
        put();
        if (map != null && count - forgotten >= PIECE) {
            // The byte before the next line tells whether that is the first of a line.
            forgotten = count - 1;
            answer.forgetBefore(forgotten);
        }
    }

    private void put() {
        if (map == null) {
            return;
        }
        long told = Math.min(count, MOST);
        ByteBuffer digits = ByteBuffer.allocate(DIGITS);
        for (int shift = (DIGITS - 1) * 4; shift >= 0; shift -= 4) {
            digits.put(HEX[(int) (told >> shift) & 15]);
        }
        map.putLong(0, digits.getLong(0));
        map.put(DIGITS, (byte) '\n');
    }

    /** This session has been announced. */
    void announced(String session) {
        if (map == null) {
            return;
        }
        byte[] bytes = session.getBytes(StandardCharsets.UTF_8);
        for (int at = SESSION; at < SIZE; at++) {
            int place = at - SESSION;
            map.put(at, place < bytes.length ? bytes[place] : (byte) '\n');
        }
    }

    /** The session that was announced last; empty when none was. */
    String session() {
        byte[] bytes = new byte[SIZE - SESSION];
        map.get(SESSION, bytes);
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    /** Whether what comes next begins a line. */
    boolean atLineStart() throws IOException {
        return count == 0 || answer.at(count - 1) == '\n';
    }
}
