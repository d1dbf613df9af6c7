package dev.belay.text;

/**
 * Where a terminal's escape sequence ends (ECMA-48, xterm's control sequences). One that is never terminated ends with
 * its line: what follows is shown rather than lost, and cannot do any harm without its beginning.
 */
final class EscapeSequence {
    private static final char ESCAPE = 0x1b;
    private static final char BELL = 0x07;
    private static final char STRING_TERMINATOR = 0x9c;

    private EscapeSequence() {}

    /** The index after the sequence that begins here, with ESC or with a C1 control. */
    static int end(String text, int start) {
        char first = text.charAt(start);
        if (first != ESCAPE) {
            return switch (first) {
                case 0x9b -> control(text, start + 1);
                case 0x90, 0x98, 0x9d, 0x9e, 0x9f -> string(text, start + 1);
                default -> start + 1;
            };
        }
        int next = start + 1;
        if (next >= text.length()) {
            return next;
        }
        return switch (text.charAt(next)) {
            case '[' -> control(text, next + 1);
            case ']', 'P', 'X', '^', '_' -> string(text, next + 1);
            default -> escape(text, next);
        };
    }

    /** Intermediate bytes and one final byte: {@code ESC ( B}, {@code ESC 7}. */
    private static int escape(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) <= 0x2f) {
            i++;
        }
        return i < text.length() && text.charAt(i) >= 0x30 && text.charAt(i) <= 0x7e ? i + 1 : i;
    }

    /** CSI: parameters and intermediates up to the final byte. A byte that cannot be in it ends it. */
    private static int control(String text, int at) {
        int i = at;
        while (i < text.length() && text.charAt(i) >= 0x20 && text.charAt(i) <= 0x3f) {
            i++;
        }
        return i < text.length() && text.charAt(i) >= 0x40 && text.charAt(i) <= 0x7e ? i + 1 : i;
    }

    /** OSC, DCS, SOS, PM and APC: up to BEL or ST, or to the end of the line where neither comes. */
    private static int string(String text, int at) {
        for (int i = at; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == BELL || unit == STRING_TERMINATOR) {
                return i + 1;
            }
            if (unit == ESCAPE) {
                return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
            }
            if (unit == '\n' || unit == '\r') {
                return i;
            }
        }
        return text.length();
    }
}
