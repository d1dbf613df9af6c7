package dev.belay.json;

/** Strings as JSON writes them. */
public final class JsonStrings {
    private JsonStrings() {}

    /** With its quotes. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), quoted);
        }
        return quoted.append('"').toString();
    }

    private static void escape(char character, StringBuilder out) {
        switch (character) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (character < ' ') {
                    out.append(String.format("\\u%04x", (int) character));
                } else {
                    out.append(character);
                }
            }
        }
    }

    /** What the string means; an escape that was cut off at its end is left out. */
    static String unescape(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            if (character != '\\') {
                text.append(character);
                continue;
            }
            if (++i == raw.length()) {
                break;
            }
            char kind = raw.charAt(i);
            if (kind != 'u') {
                int at = "bfnrt".indexOf(kind);
                text.append(at < 0 ? kind : "\b\f\n\r\t".charAt(at));
            } else if (i + 4 < raw.length()) {
                text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                break;
            }
        }
        return text.toString();
    }
}
