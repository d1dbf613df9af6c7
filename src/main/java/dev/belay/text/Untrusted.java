package dev.belay.text;

/**
 * Makes text from outside fit to be shown: no control character, no escape sequence and no bidirectional override is
 * left in it. It refuses to judge the meaning; secrets are {@link Redaction}'s matter.
 */
public final class Untrusted {
    private Untrusted() {}

    /** On one line, at most this many characters, the rest marked by an ellipsis. */
    public static String oneLine(String text, int longest) {
        String line = strip(text, false);
        if (line.codePointCount(0, line.length()) <= longest) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }

    /** With its line breaks. */
    public static String lines(String text) {
        return strip(text, true);
    }

    private static String strip(String text, boolean keepLines) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), 4096));
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (point == 0x1B || point == 0x9B || point == 0x9D || point == 0x90) {
                at = afterSequence(text, at, point);
                continue;
            }
            at += Character.charCount(point);
            if (point == '\n' && keepLines) {
                out.append('\n');
            } else if (point == '\n' || point == '\r' || point == '\t' || point == 0x2028 || point == 0x2029) {
                space(out, keepLines);
            } else if (!hidden(point)) {
                out.appendCodePoint(point);
            }
        }
        return keepLines ? out.toString() : out.toString().strip();
    }

    private static void space(StringBuilder out, boolean keepLines) {
        if (keepLines || !out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static boolean hidden(int point) {
        return point < 0x20
                || point >= 0x7F && point < 0xA0
                || point >= 0x200B && point <= 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2060 && point <= 0x206F
                || point == 0xFEFF
                || point == 0x061C
                || point >= 0xD800 && point <= 0xDFFF
                || point >= 0xFFF9 && point <= 0xFFFB
                || point >= 0xE0000 && point <= 0xE007F;
    }

    /** Where an escape sequence ends; one that never does takes the rest of its line with it. */
    private static int afterSequence(String text, int at, int introducer) {
        int kind = introducer;
        int from = at + 1;
        if (introducer == 0x1B) {
            if (from >= text.length()) {
                return from;
            }
            kind = text.charAt(from);
            from++;
        }
        if (kind == '[' || kind == 0x9B) {
            while (from < text.length() && text.charAt(from) >= 0x20 && text.charAt(from) <= 0x3F) {
                from++;
            }
            return Math.min(text.length(), from + (from < text.length() && text.charAt(from) >= 0x40 ? 1 : 0));
        }
        if (kind == ']' || kind == 'P' || kind == '_' || kind == '^' || kind == 'X' || kind == 0x9D || kind == 0x90) {
            return afterString(text, from);
        }
        while (kind >= 0x20 && kind <= 0x2F && from < text.length()) {
            kind = text.charAt(from++);
        }
        return from;
    }

    private static int afterString(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x07 || c == 0x9C) {
                return i + 1;
            }
            if (c == 0x1B) {
                return i + 1 < text.length() && text.charAt(i + 1) == '\\' ? i + 2 : i;
            }
            if (c == '\n') {
                return i;
            }
        }
        return text.length();
    }
}
