package dev.belay.json;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Passes JSON through and leaves out what lies beyond the first bytes of each string, so that a parser behind it needs
 * constant memory for a string of any length. Never cuts an escape sequence or a UTF-8 character in two. It judges
 * nothing: broken JSON stays as broken as it was.
 */
final class StringLimiter extends FilterInputStream {
    private static final int CHUNK = 32 * 1024;

    private final int limit;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int end;
    private boolean inString;
    /** Bytes that still belong to an escape sequence: the one after the backslash, then four after a {@code u}. */
    private int escape;

    private boolean afterBackslash;
    /** The next byte is escaped and left out with its backslash; it may be a quote that ends nothing. */
    private boolean skipNext;

    private int kept;

    StringLimiter(InputStream source, int limit) {
        super(source);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int written = 0;
        while (written == 0 && length > 0) {
            if (position == end) {
                end = in.read(chunk, 0, CHUNK);
                position = 0;
                if (end <= 0) {
                    end = 0;
                    return -1;
                }
            }
            written = pass(target, offset, length);
        }
        return written;
    }

    private int pass(byte[] target, int offset, int length) {
        int written = 0;
        while (position < end && written < length) {
            if (inString && kept >= limit && escape == 0 && !afterBackslash && skip()) {
                continue;
            }
            byte next = chunk[position++];
            target[offset + written++] = next;
            follow(next);
        }
        return written;
    }

    /** Leaves out what is too much; false when the next byte must go through. */
    private boolean skip() {
        if (skipNext) {
            skipNext = false;
            position++;
            return true;
        }
        byte next = chunk[position];
        if (next == '"' || kept == limit && (next & 0xc0) == 0x80) {
            return false;
        }
        kept = limit + 1;
        int at = position;
        while (at < end && chunk[at] != '"' && chunk[at] != '\\') {
            at++;
        }
        if (at < end && chunk[at] == '\\') {
            skipNext = true;
            at++;
        }
        position = at;
        return true;
    }

    private void follow(byte next) {
        if (!inString) {
            if (next == '"') {
                inString = true;
                kept = 0;
            }
            return;
        }
        if (escape > 0) {
            escape--;
            kept++;
        } else if (afterBackslash) {
            afterBackslash = false;
            escape = next == 'u' ? 4 : 0;
            kept++;
        } else if (next == '"') {
            inString = false;
        } else {
            afterBackslash = next == '\\';
            // A continuation byte at the limit goes through without counting, so that its character stays whole.
            if (kept < limit) {
                kept++;
            }
        }
    }
}
