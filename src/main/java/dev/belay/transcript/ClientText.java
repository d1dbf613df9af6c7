package dev.belay.transcript;

import java.util.OptionalInt;

/** Small readings of the client's texts, without regular expressions: they lie on the path of every line. */
public final class ClientText {
    /** Before what a local command printed. */
    static final String COMMAND_OUTPUT = "<local-command-";

    private ClientText() {}

    /** The first characters of a text, never half of a surrogate pair. */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }

    /**
     * The HTTP status that the client wrote into an error's text: {@code API Error: 500 ...}, {@code API Error (503
     * ...)}, {@code API Error: Request rejected (429)}. Numbers elsewhere (ports, token counts) do not count.
     */
    public static OptionalInt status(String text) {
        int from = text.indexOf("API Error");
        if (from < 0) {
            return OptionalInt.empty();
        }
        int end = Math.min(text.length(), from + 120);
        int json = text.indexOf('{', from);
        if (json > 0) {
            end = Math.min(end, json);
        }
        for (int at = from + 9; at + 3 <= end; at++) {
            char before = text.charAt(at - 1);
            char first = text.charAt(at);
            if ((before == ' ' || before == '(')
                    && (first == '4' || first == '5')
                    && digit(text.charAt(at + 1))
                    && digit(text.charAt(at + 2))
                    && (at + 3 == text.length() || " ):{\n".indexOf(text.charAt(at + 3)) >= 0)) {
                return OptionalInt.of(Integer.parseInt(text.substring(at, at + 3)));
            }
        }
        return OptionalInt.empty();
    }

    /** The HTTP status of an error that a text begins with, {@code 529 {"type":...}}; 0 where there is none. */
    static int leadingStatus(String text) {
        boolean status = text.length() >= 3
                && (text.charAt(0) == '4' || text.charAt(0) == '5')
                && digit(text.charAt(1))
                && digit(text.charAt(2))
                && (text.length() == 3 || " :{\n".indexOf(text.charAt(3)) >= 0);
        return status ? Integer.parseInt(text.substring(0, 3)) : 0;
    }

    /** What stands between two marks, or null when they are not there. */
    static String between(String text, String open, String close) {
        int from = text.indexOf(open);
        if (from < 0) {
            return null;
        }
        int to = text.indexOf(close, from + open.length());
        return text.substring(from + open.length(), to < 0 ? text.length() : to);
    }

    private static boolean digit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Whether a user's line is a local command of the client's, or what it printed. */
    static boolean isCommand(String text) {
        return text.startsWith("<command-name>")
                || text.startsWith(COMMAND_OUTPUT)
                || text.startsWith("<bash-")
                || text.startsWith("<user-memory-input>");
    }

    /** Whether this local command ends the client: all others lead back to its prompt. */
    static boolean isExit(String command) {
        return "/exit".equals(command) || "/quit".equals(command) || "/logout".equals(command);
    }
}
