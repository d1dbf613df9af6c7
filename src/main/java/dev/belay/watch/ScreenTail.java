package dev.belay.watch;

import java.nio.charset.StandardCharsets;

/**
 * The last bytes that went to the user's terminal, kept at the cost of one copy, and what a person would have seen of
 * them. {@link #write} belongs to one thread, the output pump; {@link #render} may be called from another one, best when
 * the pump has come to rest: while bytes arrive the oldest of them may be torn.
 */
public final class ScreenTail {
    /** Holds several screens of the most colourful client: 64 KB are the largest recorded session start. */
    private static final int CAPACITY = 256 * 1024;

    private final byte[] ring = new byte[CAPACITY];
    private volatile long written;

    /** Keeps a chunk of output. */
    public void write(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        if (left > CAPACITY) {
            from += left - CAPACITY;
            left = CAPACITY;
        }
        long total = written + (length - left);
        int at = (int) (total % CAPACITY);
        int first = Math.min(left, CAPACITY - at);
        System.arraycopy(bytes, from, ring, at, first);
        System.arraycopy(bytes, from + first, ring, 0, left - first);
        written = total + left;
    }

    /** All bytes ever written. */
    public long written() {
        return written;
    }

    /**
     * What stands on a terminal of this size, with some lines that have scrolled out of it, as lines of plain text:
     * without control characters, trailing blanks or empty lines at either end. Untrusted all the same.
     */
    public String render(int columns, int rows) {
        return new ScreenRendering(columns, rows).of(new String(tail(), StandardCharsets.UTF_8));
    }

    private byte[] tail() {
        long total = written;
        int length = (int) Math.min(total, CAPACITY);
        byte[] tail = new byte[length];
        int at = (int) ((total - length) % CAPACITY);
        int first = Math.min(length, CAPACITY - at);
        System.arraycopy(ring, at, tail, 0, first);
        System.arraycopy(ring, 0, tail, first, length - first);
        return tail;
    }
}
