package dev.belay.spending;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks for a word in bytes, most of which it need not look at (Horspool): transcripts have gigabytes without it. */
final class LiteralSearch {
    private final byte[] literal;
    /** How far the word can be moved on where this byte stands at its end. */
    private final int[] shifts = new int[256];

    /** @param literal ASCII, not empty */
    LiteralSearch(String literal) {
        this.literal = literal.getBytes(StandardCharsets.US_ASCII);
        int last = this.literal.length - 1;
        Arrays.fill(shifts, this.literal.length);
        for (int at = 0; at < last; at++) {
            shifts[this.literal[at] & 0xff] = last - at;
        }
    }

    /** Whether it stands between these places. */
    boolean isIn(byte[] bytes, int from, int to) {
        int last = literal.length - 1;
        int end = from + last;
        while (end < to) {
            if (Arrays.equals(bytes, end - last, end + 1, literal, 0, literal.length)) {
                return true;
            }
            end += shifts[bytes[end] & 0xff];
        }
        return false;
    }
}
