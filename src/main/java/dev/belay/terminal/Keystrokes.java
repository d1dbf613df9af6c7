package dev.belay.terminal;

import com.sun.jna.Memory;

/**
 * Whether somebody types. What a terminal sends by itself is told apart from keys: focus and mouse reports, and answers to
 * what the program has asked it. One thread writes, any may read.
 */
public final class Keystrokes {
    private static final int ESCAPE = 0x1B;
    private volatile long lastKeyMillis;
    private volatile boolean draft;

    /** A chunk of input that has gone through. */
    void read(Memory buffer, int count) {
        int at = 0;
        while (at < count) {
            int next = buffer.getByte(at) == ESCAPE ? afterReport(buffer, at, count) : at;
            if (next == at) {
                key(buffer.getByte(count - 1L));
                return;
            }
            at = next;
        }
    }

    private void key(byte last) {
        lastKeyMillis = System.currentTimeMillis();
        // Return sends, Ctrl-C and Ctrl-U empty the line; after anything else something may stand there.
        draft = last != '\r' && last != 3 && last != 0x15;
    }

    /** Milliseconds since 1970 of the last key, 0 before the first. */
    public long lastKeyMillis() {
        return lastKeyMillis;
    }

    /** Whether something may stand in the input line. */
    public boolean draft() {
        return draft;
    }

    /** Where a report ends that begins here; the same place when it is none. */
    private static int afterReport(Memory buffer, int at, int count) {
        if (at + 2 >= count) {
            return at;
        }
        char kind = (char) buffer.getByte(at + 1L);
        if (kind == ']' || kind == 'P' || kind == '_') {
            return afterString(buffer, at + 2, count);
        }
        char first = (char) buffer.getByte(at + 2L);
        if (kind != '[') {
            return at;
        }
        if (first == 'I' || first == 'O') {
            return at + 3;
        }
        int end = at + 2;
        while (end < count && buffer.getByte(end) >= 0x20 && buffer.getByte(end) < 0x40) {
            end++;
        }
        char last = end < count ? (char) buffer.getByte(end) : ' ';
        boolean answer = first == '?' || first == '>' || first == '<' || last == 'R' || last == 'n' || last == 't';
        return answer ? Math.min(count, end + 1) : at;
    }

    private static int afterString(Memory buffer, int from, int count) {
        for (int at = from; at < count; at++) {
            byte octet = buffer.getByte(at);
            if (octet == 0x07) {
                return at + 1;
            }
            if (octet == ESCAPE && at + 1 < count && buffer.getByte(at + 1L) == '\\') {
                return at + 2;
            }
        }
        return count;
    }
}
