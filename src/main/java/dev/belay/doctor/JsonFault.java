package dev.belay.doctor;

import dev.belay.doctor.TextCursor.Place;
import dev.belay.text.Untrusted;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Why a text is no JSON: the first place where it stops being so, and what a person has most likely left out or put in too
 * many. A parser says what it expected; this says what to do.
 */
final class JsonFault {
    private static final int SHOWN = 30;

    private final TextCursor cursor;
    private final Deque<Open> open = new ArrayDeque<>();
    private Expected expected = Expected.VALUE;
    /** The last text that was read, and where it begins. */
    private String lastText = "";

    private Place lastTextAt;

    private enum Expected {
        VALUE,
        FIRST_VALUE,
        KEY,
        FIRST_KEY,
        COLON,
        COMMA,
        NOTHING
    }

    private record Open(char bracket, Place place) {
        char closing() {
            return bracket == '{' ? '}' : ']';
        }
    }

    /** What is wrong, and where. */
    record Found(Place place, String say) {}

    /** Ends the search. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Found found;

        Stop(Place place, String say) {
            super(say, null, false, false);
            this.found = new Found(place, say);
        }
    }

    private JsonFault(TextCursor cursor) {
        this.cursor = cursor;
    }

    /** The first fault; nothing when the text is JSON. */
    static Optional<Found> in(Reader text) throws IOException {
        JsonFault fault = new JsonFault(new TextCursor(text));
        try {
            while (fault.step()) {
                // Until it ends or goes wrong.
            }
            return Optional.empty();
        } catch (Stop stop) {
            return Optional.of(stop.found);
        }
    }

    /** One token; false at a good end. */
    private boolean step() throws IOException, Stop {
        cursor.skipWhiteSpace();
        int here = cursor.current();
        if (here == TextCursor.END) {
            if (expected == Expected.NOTHING) {
                return false;
            }
            throw ends();
        }
        if (here == '/' || here == '#') {
            throw stop("comments are not allowed");
        }
        switch (expected) {
            case VALUE, FIRST_VALUE -> value(here);
            case KEY, FIRST_KEY -> key(here);
            case COLON -> colon(here);
            case COMMA -> comma(here);
            default -> throw behind(here);
        }
        return true;
    }

    private void value(int here) throws IOException, Stop {
        switch (here) {
            case '{', '[' -> {
                open.push(new Open((char) here, cursor.place()));
                cursor.advance();
                expected = here == '{' ? Expected.FIRST_KEY : Expected.FIRST_VALUE;
            }
            case '"' -> {
                text();
                valueEnds();
            }
            case '}', ']' -> close(here, expected == Expected.VALUE);
            case ',' -> throw stop(inObject() ? noValue() : "there is a comma too many");
            case ':' -> throw stop("there is a colon too many");
            default -> {
                word(here);
                valueEnds();
            }
        }
    }

    private void key(int here) throws IOException, Stop {
        switch (here) {
            case '"' -> {
                text();
                expected = Expected.COLON;
            }
            case '}', ']' -> close(here, expected == Expected.KEY);
            case ',' -> throw stop("there is a comma too many");
            case '{', '[' -> throw stop("a key in double quotes is missing before this " + (char) here);
            default -> {
                Place place = cursor.place();
                quotes(here);
                throw new Stop(place, "the key " + bareWord() + " needs double quotes around it");
            }
        }
    }

    private void colon(int here) throws IOException, Stop {
        if (here == ':') {
            cursor.advance();
            expected = Expected.VALUE;
            return;
        }
        quotes(here);
        throw stop(
                here == ',' || here == '}' || here == ']'
                        ? noValue()
                        : here == '=' || here == ';'
                                ? "a colon is expected instead of this " + (char) here
                                : Character.isLetter(here)
                                        ? "a colon or a double quote is missing before this"
                                        : "a colon is missing before this");
    }

    private void comma(int here) throws IOException, Stop {
        switch (here) {
            case ',' -> {
                cursor.advance();
                expected = inObject() ? Expected.KEY : Expected.VALUE;
            }
            case '}', ']' -> close(here, false);
            case ':' -> throw unexpectedColon();
            case ';' -> throw stop("a comma is expected instead of this ;");
            default -> {
                quotes(here);
                boolean bare = Character.isLetter(here) && !lastText.isEmpty();
                long line = cursor.lastLine();
                throw stop("a comma " + (bare ? "or a double quote " : "") + "is missing before this"
                        + (line == cursor.place().line() ? "" : ", at the end of line " + line));
            }
        }
    }

    /** {@code ["a", "b": 1]}: the array should have ended before the key. */
    private Stop unexpectedColon() {
        return inObject() || lastTextAt == null
                ? stop("this colon follows a value: a comma or a { is missing before it")
                : new Stop(
                        lastTextAt,
                        "a ] is missing before \"" + Untrusted.line(lastText, SHOWN) + "\", for the [ of "
                                + open.peek().place());
    }

    private void close(int here, boolean afterComma) throws IOException, Stop {
        if (open.isEmpty()) {
            throw stop("this " + (char) here + " is one too many");
        }
        Open last = open.peek();
        if (last.closing() != here) {
            throw stop("a " + last.closing() + " is missing before this " + (char) here + ", for the " + last.bracket()
                    + " of " + last.place());
        }
        if (expected == Expected.VALUE && inObject()) {
            throw stop(noValue());
        }
        if (afterComma) {
            throw stop("a comma stands before this bracket that must not be there");
        }
        open.pop();
        cursor.advance();
        lastText = "";
        valueEnds();
    }

    private void valueEnds() {
        expected = open.isEmpty() ? Expected.NOTHING : Expected.COMMA;
    }

    private boolean inObject() {
        return !open.isEmpty() && open.peek().bracket() == '{';
    }

    private void text() throws IOException, Stop {
        Place start = cursor.place();
        StringBuilder content = new StringBuilder();
        cursor.advance();
        while (cursor.current() != '"') {
            int here = cursor.current();
            if (here == '\n' || here == '\r') {
                throw new Stop(start, "the text that begins here has no closing double quote");
            }
            if (here == TextCursor.END) {
                throw stop("it ends in the middle: the text that begins at " + start + " is not closed");
            }
            if (here < ' ') {
                throw stop(here == '\t' ? "a tab stands in a text: write \\t" : "a control character stands in a text");
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
            throw ends();
        }
        if ("\"\\/bfnrtu".indexOf(here) < 0) {
            throw new Stop(place, "a single backslash means nothing here: write \\\\ for a backslash");
        }
        cursor.advance();
        for (int digit = 0; here == 'u' && digit < 4; digit++) {
            if (Character.digit(cursor.current(), 16) < 0) {
                throw new Stop(place, "four hexadecimal digits are expected after \\u");
            }
            cursor.advance();
        }
    }

    /** true, false, null or a number; anything else is a text without its quotes. */
    private void word(int here) throws IOException, Stop {
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
            throw new Stop(place, "write " + lower + ", in small letters");
        }
        throw new Stop(
                place,
                word.isEmpty()
                        ? "'" + Untrusted.line(Character.toString(here), 1) + "' is not expected here"
                        : word.matches("[-+.]?\\d.*")
                                ? word + " is no number as JSON writes it"
                                : word + " needs double quotes around it");
    }

    private void quotes(int here) throws Stop {
        if (here == '\'' || here == '`') {
            throw stop("single quotes are not allowed: use double ones");
        }
        if (here == '\u201c' || here == '\u201d' || here == '\u2018' || here == '\u2019') {
            throw stop("a typographic quote is not allowed: use plain double ones");
        }
    }

    private String bareWord() throws IOException {
        StringBuilder word = new StringBuilder();
        while (cursor.current() > ' ' && ",:;{}[]\"'/#=".indexOf(cursor.current()) < 0) {
            if (word.length() < SHOWN) {
                word.append((char) cursor.current());
            }
            cursor.advance();
        }
        return Untrusted.line(word.toString(), SHOWN);
    }

    private String noValue() {
        return "the key \"" + Untrusted.line(lastText, SHOWN) + "\" has no value";
    }

    private Stop behind(int here) {
        return stop(
                here == '}' || here == ']'
                        ? "this " + (char) here + " is one too many"
                        : "nothing may follow the closing bracket of the whole");
    }

    private Stop ends() {
        Open last = open.peek();
        return stop("it ends in the middle"
                + (last == null
                        ? ""
                        : ": a " + last.closing() + " is missing, for the " + last.bracket() + " of " + last.place()));
    }

    private Stop stop(String say) {
        return new Stop(cursor.place(), say);
    }
}
