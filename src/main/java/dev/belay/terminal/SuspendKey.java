package dev.belay.terminal;

import java.nio.charset.StandardCharsets;

/** Ctrl-Z, as a plain byte and as the keyboard protocols of newer terminals write it. */
final class SuspendKey {
    private static final byte PLAIN = 0x1A;
    private static final String[] SEQUENCES = {"\033[122;5u", "\033[122;5:1u", "\033[27;5;122~"};

    private SuspendKey() {}

    /** Whether it stands at the end of what was typed: in the middle of a paste it means nothing. */
    static boolean in(byte[] buffer, int count) {
        byte last = buffer[count - 1];
        if (last == PLAIN) {
            return true;
        }
        if (last != 'u' && last != '~' || count < 6) {
            return false;
        }
        int tail = Math.min(count, 12);
        String end = new String(buffer, count - tail, tail, StandardCharsets.ISO_8859_1);
        for (String sequence : SEQUENCES) {
            if (end.endsWith(sequence)) {
                return true;
            }
        }
        return false;
    }
}
