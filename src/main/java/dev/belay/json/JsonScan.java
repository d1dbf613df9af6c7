package dev.belay.json;

/**
 * Reads JSON token by token in constant memory, whatever its length, and knows where each token begins and ends, so that
 * one value can be changed and all else stay byte for byte. As strict as the clients' own parser, but for raw control
 * characters within strings: those are noted, for they can be repaired. Of a long string only the beginning is kept.
 */
public final class JsonScan {
    /** What a token is. */
    public enum Token {
        OBJECT,
        END_OBJECT,
        ARRAY,
        END_ARRAY,
        FIELD,
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL,
        /** Here it is no JSON, or it ends too early. */
        BROKEN
    }

    /** What is kept of a string. */
    static final int KEPT = 512;

    private static final int DEEPEST = 512;

    private final Window window;
    private final KeptString kept = new KeptString(KEPT);
    private final boolean[] inObject = new boolean[DEEPEST];
    private long limit;
    private long position;
    private long start;
    private int depth;
    private boolean controls;
    private boolean afterField;
    private boolean first;
    private Token token;

    public JsonScan(Window window) {
        this.window = window;
    }

    /** Begins at this place; nothing at or behind the limit counts. */
    public JsonScan begin(long from, long end) {
        position = from;
        limit = end;
        depth = 0;
        afterField = false;
        first = true;
        controls = false;
        token = null;
        return this;
    }

    public Window window() {
        return window;
    }

    public Token token() {
        return token;
    }

    /** Where the token begins. */
    public long start() {
        return start;
    }

    /** Where it ends, or where reading has come to when it is broken. */
    public long end() {
        return position;
    }

    /** How many objects and arrays are open. */
    int depth() {
        return depth;
    }

    /** Whether a raw control character stood in a string so far. */
    public boolean controls() {
        return controls;
    }

    /** Whether the string is empty or nothing but white space. */
    public boolean blank() {
        return kept.blank();
    }

    /** The string or the field's name, or its first {@value #KEPT} bytes. */
    public String text() {
        return kept.text();
    }

    /** Whether the string is this, without a copy of it. */
    public boolean is(String text) {
        return kept.is(text);
    }

    /** The next token. After the value that it began with has ended, the caller must not go on. */
    public Token next() {
        token = advance();
        return token;
    }

    /** Passes over the value that the token begins; false when it is broken. */
    public boolean skip() {
        if (token != Token.OBJECT && token != Token.ARRAY) {
            return token != Token.BROKEN;
        }
        int outside = depth - 1;
        while (depth > outside) {
            if (next() == Token.BROKEN) {
                return false;
            }
        }
        return true;
    }

    private Token advance() {
        int next = space();
        if (depth > 0 && !afterField) {
            int closing = inObject[depth - 1] ? '}' : ']';
            if (next == closing) {
                return close();
            }
            if (!first) {
                if (next != ',') {
                    return Token.BROKEN;
                }
                position++;
                next = space();
            }
            if (inObject[depth - 1]) {
                return field(next);
            }
        }
        afterField = false;
        first = false;
        return value(next);
    }

    private Token close() {
        start = position++;
        depth--;
        first = false;
        return inObject[depth] ? Token.END_OBJECT : Token.END_ARRAY;
    }

    private Token field(int next) {
        first = false;
        if (next != '"' || !string()) {
            return Token.BROKEN;
        }
        long from = start;
        if (space() != ':') {
            return Token.BROKEN;
        }
        position++;
        start = from;
        afterField = true;
        return Token.FIELD;
    }

    private Token value(int next) {
        start = position;
        return switch (next) {
            case '{' -> open(true);
            case '[' -> open(false);
            case '"' -> string() ? Token.STRING : Token.BROKEN;
            case 't' -> word("true", Token.TRUE);
            case 'f' -> word("false", Token.FALSE);
            case 'n' -> word("null", Token.NULL);
            default -> number(next) ? Token.NUMBER : Token.BROKEN;
        };
    }

    private Token open(boolean object) {
        if (depth == DEEPEST) {
            return Token.BROKEN;
        }
        inObject[depth++] = object;
        first = true;
        position++;
        return object ? Token.OBJECT : Token.ARRAY;
    }

    private Token word(String word, Token meaning) {
        for (int i = 0; i < word.length(); i++) {
            if (at() != word.charAt(i)) {
                return Token.BROKEN;
            }
            position++;
        }
        return meaning;
    }

    private boolean number(int next) {
        if (next == '-') {
            position++;
        }
        if (at() == '0') {
            position++;
        } else if (!digits()) {
            return false;
        }
        if (at() == '.') {
            position++;
            if (!digits()) {
                return false;
            }
        }
        if (at() == 'e' || at() == 'E') {
            position++;
            if (at() == '+' || at() == '-') {
                position++;
            }
            return digits();
        }
        return true;
    }

    private boolean digits() {
        long from = position;
        while (at() >= '0' && at() <= '9') {
            position++;
        }
        return position > from;
    }

    /** Reads from the quote on. */
    private boolean string() {
        start = position++;
        kept.begin();
        while (true) {
            int next = at();
            if (next < 0 || next == 0) {
                return false;
            }
            position++;
            if (next == '"') {
                return true;
            }
            kept.keep(next);
            if (next == '\\' && !escape()) {
                return false;
            }
            if (next > ' ' && next != '\\') {
                kept.notBlank();
            } else if (next < ' ') {
                controls = true;
            }
        }
    }

    private boolean escape() {
        int next = at();
        if (next < 0) {
            return false;
        }
        kept.escaped(next == 'n' || next == 't' || next == 'r');
        position++;
        kept.keep(next);
        if (next != 'u') {
            return "\"\\/bfnrt".indexOf(next) >= 0;
        }
        for (int i = 0; i < 4; i++) {
            int digit = at();
            if (digit < 0 || Character.digit(digit, 16) < 0) {
                return false;
            }
            kept.keep(digit);
            position++;
        }
        return true;
    }

    /** The next byte; none at the end of the line, for no token goes on behind it. */
    private int at() {
        int next = position < limit ? window.at(position) : -1;
        return next == '\n' ? -1 : next;
    }

    private int space() {
        int next = at();
        while (next == ' ' || next == '\t' || next == '\r') {
            position++;
            next = at();
        }
        return next;
    }
}
