package dev.belay.json;

import dev.belay.json.JsonTokens.Stop;
import dev.belay.json.TextCursor.Place;
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
    private final TextCursor cursor;
    private final JsonTokens tokens;
    private final Deque<Open> open = new ArrayDeque<>();
    private Expected expected = Expected.VALUE;

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

    private JsonFault(TextCursor cursor) {
        this.cursor = cursor;
        this.tokens = new JsonTokens(cursor);
    }

    /** The first fault; nothing when the text is JSON. */
    static Optional<JsonTokens.Found> in(Reader text) throws IOException {
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
            throw tokens.stop("comments are not allowed");
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
                tokens.text();
                valueEnds();
            }
            case '}', ']' -> close(here, expected == Expected.VALUE);
            case ',' -> throw tokens.stop(inObject() ? noValue() : "there is a stray comma");
            case ':' -> throw tokens.stop("there is a stray colon");
            default -> {
                tokens.word(here);
                valueEnds();
            }
        }
    }

    private void key(int here) throws IOException, Stop {
        switch (here) {
            case '"' -> {
                tokens.text();
                expected = Expected.COLON;
            }
            case '}', ']' -> close(here, expected == Expected.KEY);
            case ',' -> throw tokens.stop("there is a stray comma");
            case '{', '[' -> throw tokens.stop("a key in double quotes is missing before this " + (char) here);
            default -> {
                Place place = cursor.place();
                tokens.quotes(here);
                throw new Stop(place, "the key " + tokens.bareWord() + " needs double quotes around it");
            }
        }
    }

    private void colon(int here) throws IOException, Stop {
        if (here == ':') {
            cursor.advance();
            expected = Expected.VALUE;
            return;
        }
        tokens.quotes(here);
        throw tokens.stop(
                here == ',' || here == '}' || here == ']'
                        ? noValue()
                        : here == '=' || here == ';'
                                ? "expected a colon instead of this " + (char) here
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
            case ';' -> throw tokens.stop("expected a comma instead of this ;");
            default -> {
                tokens.quotes(here);
                boolean bare = Character.isLetter(here) && !tokens.lastText().isEmpty();
                long line = cursor.lastLine();
                throw tokens.stop("a comma " + (bare ? "or a double quote " : "") + "is missing before this"
                        + (line == cursor.place().line() ? "" : ", at the end of line " + line));
            }
        }
    }

    /** {@code ["a", "b": 1]}: the array should have ended before the key. */
    private Stop unexpectedColon() {
        return inObject() || tokens.lastTextAt() == null
                ? tokens.stop("this colon follows a value: a comma or a { is missing before it")
                : new Stop(
                        tokens.lastTextAt(),
                        "a ] is missing before \"" + tokens.lastText() + "\", for the [ of "
                                + open.peek().place());
    }

    private void close(int here, boolean afterComma) throws IOException, Stop {
        if (open.isEmpty()) {
            throw tokens.stop("this " + (char) here + " is unmatched");
        }
        Open last = open.peek();
        if (last.closing() != here) {
            throw tokens.stop("a " + last.closing() + " is missing before this " + (char) here + ", for the "
                    + last.bracket() + " of " + last.place());
        }
        if (expected == Expected.VALUE && inObject()) {
            throw tokens.stop(noValue());
        }
        if (afterComma) {
            throw tokens.stop("there is a comma before this bracket, which is not allowed");
        }
        open.pop();
        cursor.advance();
        tokens.forget();
        valueEnds();
    }

    private void valueEnds() {
        expected = open.isEmpty() ? Expected.NOTHING : Expected.COMMA;
    }

    private boolean inObject() {
        return !open.isEmpty() && open.peek().bracket() == '{';
    }

    private String noValue() {
        return "the key \"" + tokens.lastText() + "\" has no value";
    }

    private Stop behind(int here) {
        return tokens.stop(
                here == '}' || here == ']'
                        ? "this " + (char) here + " is unmatched"
                        : "nothing may follow the final closing bracket");
    }

    private Stop ends() {
        Open last = open.peek();
        return tokens.stop("it is cut off"
                + (last == null
                        ? ""
                        : ": a " + last.closing() + " is missing, for the " + last.bracket() + " of " + last.place()));
    }
}
