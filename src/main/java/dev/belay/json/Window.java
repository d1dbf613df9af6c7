package dev.belay.json;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Looks at a source byte by byte, through a buffer that moves along. */
public final class Window {
    private static final int SIZE = 64 * 1024;

    private final Source source;
    private final byte[] buffer = new byte[SIZE];
    private long start;
    private int filled;

    public Window(Source source) {
        this.source = source;
    }

    long size() {
        return source.size();
    }

    /**
     * The byte at this place; -1 behind the end.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public int at(long position) {
        long within = position - start;
        if (within >= 0 && within < filled) {
            return buffer[(int) within] & 0xff;
        }
        return fill(position);
    }

    private int fill(long position) {
        try {
            filled = source.read(position, buffer);
            start = position;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return filled > 0 ? buffer[0] & 0xff : -1;
    }

    /** Where this byte stands next, from here on and before the limit; the limit when it does not. */
    public long find(int wanted, long from, long limit) {
        long position = from;
        while (position < limit) {
            if (at(position) < 0) {
                return limit;
            }
            int within = (int) (position - start);
            int end = (int) Math.min(filled, limit - start);
            while (within < end && buffer[within] != (byte) wanted) {
                within++;
            }
            position = start + within;
            if (within < end) {
                return position;
            }
        }
        return limit;
    }

    public boolean startsWith(byte[] text, long from, long limit) {
        if (limit - from < text.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (at(from + i) != (text[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** A copy of these bytes. */
    public byte[] bytes(long from, long to) {
        byte[] copy = new byte[Math.toIntExact(to - from)];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = (byte) at(from + i);
        }
        return copy;
    }
}
