package dev.belay.text;

/**
 * Makes text from transcripts, APIs, hooks and screens fit for a terminal: nothing in it can move the cursor, change
 * colours or titles, hide or reorder characters, or break out of its line. It does not judge what the words say. Linear
 * in the length of the text, whatever the text.
 */
public final class Untrusted {
    private static final char ESCAPE = 0x1b;
    private static final String ELLIPSIS = "…";
    /** What is longer is read as a sentence; shorter ones are names and cells of tables. */
    private static final int SENTENCE = 60;

    private static final int LONG_WORD = 24;

    private Untrusted() {}

    /** All on one line: each run of white space, line breaks included, becomes a single space; ends are trimmed. */
    public static String line(String text) {
        return clean(text, false, false);
    }

    /** At most so many columns on one line, with an ellipsis where something is left out. */
    public static String line(String text, int columns) {
        // A text of 1 MB is not read to its end for 80 columns; escape sequences are long at times.
        return shorten(clean(cut(text, Math.max(columns, 16) * 64), false, false), columns);
    }

    /**
     * At most so many columns on one line, without the secrets that {@link Redaction} knows: for whatever is shown, sent
     * or kept. They are taken out before the text is cut, for half a secret is none that can be recognised.
     */
    public static String redacted(String text, int columns) {
        return shorten(Redaction.redact(clean(cut(text, Math.max(columns, 16) * 64), false, false)), columns);
    }

    /** Lines remain lines, tabs become spaces, {@code \r\n} and a lone {@code \r} end a line. */
    public static String lines(String text) {
        return clean(text, true, false);
    }

    /** The same, but tabs remain: they tell a table of data. */
    static String tabbedLines(String text) {
        return clean(text, true, true);
    }

    /** How many columns of a terminal the text takes. */
    public static int columns(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += Columns.of(point);
            i += Character.charCount(point);
        }
        return width;
    }

    /**
     * The beginning of the text, at most so many terminal columns wide; the last one is an ellipsis where something was
     * left out. No character is cut in two, and no word where there is a space near the end of a long line.
     */
    public static String shorten(String text, int columns) {
        int width = 0;
        int fits = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            width += Columns.of(point);
            if (width > columns) {
                return columns <= 0
                        ? ""
                        : text.substring(0, wordEnd(text, fits)).concat(ELLIPSIS);
            }
            i += Character.charCount(point);
            if (width <= columns - 1) {
                fits = i;
            }
        }
        return text;
    }

    /** Where the last whole word before this place ends; the place itself in a short text or a long word. */
    private static int wordEnd(String text, int place) {
        int space = text.charAt(place) == ' ' ? place : text.lastIndexOf(' ', place);
        return place >= SENTENCE && space >= place - LONG_WORD ? space : place;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String clean(String text, boolean keepLines, boolean keepTabs) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), 1 << 16));
        boolean space = false;
        int i = 0;
        while (i < text.length()) {
            char unit = text.charAt(i);
            if (unit == ESCAPE || unit == 0x90 || unit >= 0x98 && unit <= 0x9f) {
                i = EscapeSequence.end(text, i);
                continue;
            }
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (keepLines && isLineEnd(point)) {
                if (point != '\r' || i == text.length() || text.charAt(i) != '\n') {
                    clean.append('\n');
                }
            } else if (point == '\t' && keepTabs) {
                clean.append('\t');
            } else if (point == '\t' || isLineEnd(point) || Character.isSpaceChar(point)) {
                if (keepLines) {
                    clean.append(' ');
                } else {
                    space = clean.length() > 0;
                }
            } else if (isVisible(point)) {
                if (space) {
                    clean.append(' ');
                    space = false;
                }
                clean.appendCodePoint(point);
            }
        }
        return clean.toString();
    }

    private static boolean isLineEnd(int point) {
        return point == '\n'
                || point == '\r'
                || point == 0x0b
                || point == 0x0c
                || point == 0x85
                || point == 0x2028
                || point == 0x2029;
    }

    /** Neither a control, nor an invisible or reordering format character, nor half of a pair. */
    private static boolean isVisible(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && (type != Character.UNASSIGNED || isEmojiOfALaterUnicode(point))
                && type != Character.PRIVATE_USE
                && !isInvisibleFiller(point);
    }

    private static boolean isEmojiOfALaterUnicode(int point) {
        return point >= 0x1f000 && point <= 0x1faff;
    }

    /** Letters by category that show nothing: combining grapheme joiner, Hangul fillers, variation selectors. */
    private static boolean isInvisibleFiller(int point) {
        return point == 0x34f
                || point == 0x115f
                || point == 0x1160
                || point == 0x3164
                || point == 0xffa0
                || point >= 0x180b && point <= 0x180f
                || point >= 0xfe00 && point <= 0xfe0e
                || point >= 0xe0100 && point <= 0xe01ef;
    }
}
