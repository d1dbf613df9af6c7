package dev.belay.text;

import java.util.regex.Pattern;

/**
 * The sentence in an API's answer: {@code API Error: 400 {"type":"error","error":{"message":"..."}}} becomes {@code API
 * Error: 400 ...}. What is no such answer stays as it is. No parser: the object is often cut off.
 */
public final class ApiAnswer {
    private static final String[] NAMES = {"\"message\"", "\"detail\"", "\"error\"", "\"error_description\""};
    private static final Pattern REQUEST_ID =
            Pattern.compile("[ ,;·]*[(\\[]?\\brequest[ _-]?id\\W{1,3}[\\w-]{6,}[)\\]]?", Pattern.CASE_INSENSITIVE);
    private static final String[] CODE = {"\"type\"", "\"code\""};
    /** A gateway puts the answer of the API, as a text, into its own. */
    private static final int NESTED = 3;

    private ApiAnswer() {}

    /** The text with its JSON object replaced by the message in it, and without times and ids that only programs read. */
    public static String sentence(String text) {
        return REQUEST_ID.matcher(message(withoutTimestamp(text))).replaceAll("");
    }

    private static String message(String text) {
        String sentence = text;
        for (int depth = 0; depth < NESTED; depth++) {
            int object = start(sentence);
            String message = object < 0 ? null : message(sentence, object, NAMES);
            if (object == 0 && message == null && sentence.startsWith("\"")) {
                message = message(sentence, object, CODE);
            }
            if (message == null) {
                return sentence;
            }
            sentence = sentence.substring(0, object) + message;
        }
        return sentence;
    }

    /** {@code Claude AI usage limit reached|1749924000}, as 1.0.35 has it. */
    private static String withoutTimestamp(String text) {
        int bar = text.lastIndexOf('|');
        if (bar <= 0 || text.length() - bar != 11) {
            return text;
        }
        for (int at = bar + 1; at < text.length(); at++) {
            if (text.charAt(at) < '0' || text.charAt(at) > '9') {
                return text;
            }
        }
        return text.substring(0, bar);
    }

    /** Where an object begins, or goes on: a line of one that stands on several begins with a name. */
    private static int start(String text) {
        if (text.startsWith("\"") && text.indexOf("\":") > 0) {
            return 0;
        }
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int next = skipBlanks(text, at + 1);
            if (next < text.length() && text.charAt(next) == '"') {
                return at;
            }
        }
        return -1;
    }

    private static String message(String text, int object, String... names) {
        for (String name : names) {
            for (int at = text.indexOf(name, object); at >= 0; at = text.indexOf(name, at + 1)) {
                int colon = skipBlanks(text, at + name.length());
                int quote = colon < text.length() && text.charAt(colon) == ':' ? skipBlanks(text, colon + 1) : colon;
                if (quote > colon && quote < text.length() && text.charAt(quote) == '"') {
                    return string(text, quote + 1);
                }
            }
        }
        return null;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** What stands up to the closing quote, with an ellipsis where that is cut off. */
    private static String string(String text, int from) {
        StringBuilder string = new StringBuilder();
        for (int at = from; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == '"') {
                return string.toString();
            }
            if (unit == '\\' && at + 1 < text.length()) {
                at = escape(text, at + 1, string);
            } else {
                string.append(unit);
            }
        }
        return string.toString().endsWith("…") ? string.toString() : string + "…";
    }

    /** Appends what an escape stands for and returns where it ends. */
    private static int escape(String text, int at, StringBuilder string) {
        char letter = text.charAt(at);
        switch (letter) {
            case 'n', 'r', 't', 'b', 'f' -> string.append(' ');
            case 'u' -> {
                int end = Math.min(text.length(), at + 5);
                try {
                    string.append((char) Integer.parseInt(text.substring(at + 1, end), 16));
                } catch (NumberFormatException cutOff) {
                    string.append('…');
                }
                return end - 1;
            }
            default -> string.append(letter);
        }
        return at;
    }
}
