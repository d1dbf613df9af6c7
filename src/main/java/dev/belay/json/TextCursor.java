package dev.belay.json;

import java.io.IOException;
import java.io.Reader;

/** Reads a text character by character and knows where it is: lines and columns count from 1. */
final class TextCursor {
    static final int END = -1;

    private final Reader text;
    private int current;
    private long line = 1;
    private long column = 1;
    private long lastLine = 1;

    /** A place in the text. */
    record Place(long line, long column) {
        @Override
        public String toString() {
            return "line " + line + ", column " + column;
        }
    }

    TextCursor(Reader text) throws IOException {
        this.text = text;
        this.current = text.read();
    }

    /** The character here; {@link #END} behind the last. */
    int current() {
        return current;
    }

    Place place() {
        return new Place(line, column);
    }

    /** The line of the last character before this one that is no white space. */
    long lastLine() {
        return lastLine;
    }

    void advance() throws IOException {
        if (current > ' ') {
            lastLine = line;
        }
        if (current == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        current = text.read();
    }

    void skipWhiteSpace() throws IOException {
        while (current == ' ' || current == '\t' || current == '\n' || current == '\r') {
            advance();
        }
    }
}
