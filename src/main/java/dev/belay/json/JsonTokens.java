package dev.belay.json;

import dev.belay.json.TextCursor.Place;
import dev.belay.text.Untrusted;
import java.io.IOException;

/** The texts, numbers and words of a JSON text, with what is wrong with one by itself. */
final class JsonTokens {
    private static final int SHOWN = 30;

    private final TextCursor cursor;
    private String lastText = "";
    private Place lastTextAt;

    /** What is wrong, and where. */
    record Found(Place place, String say) {}

    /** Ends the search. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        final transient Found found;

        Stop(Place place, String say) {
            super(say, null, false, false);
            this.found = new Found(place, say);
        }
    }

    JsonTokens(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** The last text that was read, if nothing but a text was read since; for a message. */
    String lastText() {
        return Untrusted.line(lastText, SHOWN);
    }

    /** Where it begins; null when there was none. */
    Place lastTextAt() {
        return lastTextAt;
    }

    void forget() {
        lastText = "";
    }

    void text() throws IOException, Stop {
        Place start = cursor.place();
        StringBuilder content = new StringBuilder();
        cursor.advance();
        while (cursor.current() != '"') {
            int here = cursor.current();
            if (here == '\n' || here == '\r') {
                throw new Stop(start, "the string that starts here has no closing double quote");
            }
            if (here == TextCursor.END) {
                throw stop("it is cut off: the string that starts at " + start + " is not closed");
            }
            if (here < ' ') {
                throw stop(
                        here == '\t'
                                ? "there is a tab in a string: write \\t"
                                : "there is a control character in a string");
            }
            if (here == '\\') {
                escape();
            } else {
                cursor.advance();
            }
            if (content.length() < 2 * SHOWN) {
                content.append((char) here);
            }
        }
        cursor.advance();
        lastText = content.toString();
        lastTextAt = start;
    }

    private void escape() throws IOException, Stop {
        Place place = cursor.place();
        cursor.advance();
        int here = cursor.current();
        if (here == TextCursor.END) {
            throw stop("it is cut off");
        }
        if ("\"\\/bfnrtu".indexOf(here) < 0) {
            throw new Stop(place, "a single backslash is not allowed here: write \\\\ for a backslash");
        }
        cursor.advance();
        for (int digit = 0; here == 'u' && digit < 4; digit++) {
            if (Character.digit(cursor.current(), 16) < 0) {
                throw new Stop(place, "expected four hexadecimal digits after \\u");
            }
            cursor.advance();
        }
    }

    /** true, false, null or a number; anything else is a text without its quotes. */
    void word(int here) throws IOException, Stop {
        Place place = cursor.place();
        quotes(here);
        String word = bareWord();
        boolean number = word.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
        lastText = "";
        if (number || word.equals("true") || word.equals("false") || word.equals("null")) {
            return;
        }
        String lower = word.toLowerCase(java.util.Locale.ROOT);
        if (lower.equals("true") || lower.equals("false") || lower.equals("null")) {
            throw new Stop(place, "write " + lower + ", in lower case");
        }
        throw new Stop(
                place,
                word.isEmpty()
                        ? "'" + Untrusted.line(Character.toString(here), 1) + "' is not allowed here"
                        : word.matches("[-+.]?\\d.*")
                                ? word + " is not a valid JSON number"
                                : word + " needs double quotes around it");
    }

    void quotes(int here) throws Stop {
        if (here == '\'' || here == '`') {
            throw stop("single quotes are not allowed: use double ones");
        }
        if (here == '\u201c' || here == '\u201d' || here == '\u2018' || here == '\u2019') {
            throw stop("a typographic quote is not allowed: use plain double ones");
        }
    }

    String bareWord() throws IOException {
        StringBuilder word = new StringBuilder();
        while (cursor.current() > ' ' && ",:;{}[]\"'/#=".indexOf(cursor.current()) < 0) {
            if (word.length() < SHOWN) {
                word.append((char) cursor.current());
            }
            cursor.advance();
        }
        return Untrusted.line(word.toString(), SHOWN);
    }

    Stop stop(String say) {
        return new Stop(cursor.place(), say);
    }
}
