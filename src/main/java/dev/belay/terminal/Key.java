package dev.belay.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * A key that somebody has pressed.
 *
 * @param named which one, where it is none that prints
 * @param character what it prints, 0 where it prints nothing
 */
public record Key(Named named, char character) {
    private static final int ESCAPE = 0x1B;

    /** Keys that print nothing. */
    public enum Named {
        UP,
        DOWN,
        PAGE_UP,
        PAGE_DOWN,
        ENTER,
        ESCAPE,
        /** Ctrl-C, Ctrl-D, or the terminal has gone. */
        QUIT,
        /** Ctrl-Z. */
        SUSPEND,
        /** A character, or what means nothing here. */
        OTHER
    }

    /** The keys whose bytes these are; nothing read is the end of the terminal. */
    static List<Key> all(byte[] bytes, int count) {
        List<Key> keys = new ArrayList<>();
        if (count <= 0) {
            keys.add(new Key(Named.QUIT, (char) 0));
        }
        int at = 0;
        while (at < count) {
            int end = bytes[at] == ESCAPE ? afterSequence(bytes, at, count) : at + 1;
            keys.add(of(bytes, at, end));
            at = end;
        }
        return keys;
    }

    /** {@code CSI 5 ~} and {@code SS3 A}: up to the letter or tilde that ends it. */
    private static int afterSequence(byte[] bytes, int at, int count) {
        if (at + 1 >= count || bytes[at + 1] != '[' && bytes[at + 1] != 'O') {
            return at + 1;
        }
        int end = at + 2;
        while (end < count && bytes[end] < 0x40) {
            end++;
        }
        return Math.min(count, end + 1);
    }

    private static Key of(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        return switch (first) {
            case 3, 4 -> new Key(Named.QUIT, (char) 0);
            case 0x1A -> new Key(Named.SUSPEND, (char) 0);
            case '\r', '\n' -> new Key(Named.ENTER, (char) 0);
            case ESCAPE -> new Key(end - at < 3 ? Named.ESCAPE : sequence(bytes[at + 2]), (char) 0);
            default -> new Key(Named.OTHER, first >= ' ' && first < 0x7F ? (char) first : 0);
        };
    }

    /** {@code CSI A} and {@code SS3 A} alike: a terminal may be in either cursor mode. */
    private static Named sequence(byte kind) {
        return switch (kind) {
            case 'A' -> Named.UP;
            case 'B' -> Named.DOWN;
            case '5' -> Named.PAGE_UP;
            case '6' -> Named.PAGE_DOWN;
            default -> Named.OTHER;
        };
    }
}
