package dev.belay.terminal;

/**
 * Whether somebody types. What a terminal sends by itself is told apart from keys: focus and mouse reports, and answers to
 * what the program has asked it. One thread writes, any may read.
 */
public final class Keystrokes {
    private static final int ESCAPE = 0x1B;
    private volatile long lastKeyMillis;
    private volatile boolean draft;

    /** A chunk of input that has gone through. */
    void read(byte[] buffer, int count) {
        int at = 0;
        while (at < count) {
            int next = buffer[at] == ESCAPE ? afterReport(buffer, at, count) : at;
            if (next == at) {
                key(buffer[count - 1]);
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
    private static int afterReport(byte[] buffer, int at, int count) {
        if (at + 2 >= count) {
            return at;
        }
        char kind = (char) buffer[at + 1];
        if (kind == ']' || kind == 'P' || kind == '_') {
            return afterString(buffer, at + 2, count);
        }
        char first = (char) buffer[at + 2];
        if (kind != '[') {
            return at;
        }
        if (first == 'I' || first == 'O') {
            return at + 3;
        }
        int end = at + 2;
        while (end < count && buffer[end] >= 0x20 && buffer[end] < 0x40) {
            end++;
        }
        char last = end < count ? (char) buffer[end] : ' ';
        boolean answer = first == '?' || first == '>' || first == '<' || last == 'R' || last == 'n' || last == 't';
        return answer ? Math.min(count, end + 1) : at;
    }

    private static int afterString(byte[] buffer, int from, int count) {
        for (int at = from; at < count; at++) {
            byte octet = buffer[at];
            if (octet == 0x07) {
                return at + 1;
            }
            if (octet == ESCAPE && at + 1 < count && buffer[at + 1] == '\\') {
                return at + 2;
            }
        }
        return count;
    }
}
