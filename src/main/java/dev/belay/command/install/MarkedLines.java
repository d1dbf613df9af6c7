package dev.belay.command.install;

import java.nio.charset.StandardCharsets;

/** Our lines in a file of the user's, between two markers. What stands around them stays as it is, to the byte. Pure. */
final class MarkedLines {
    private static final String BEGIN = "# >>> belay >>>";
    /** Where the file ended without a newline, which is then ours. */
    private static final String BEGIN_AFTER_UNENDED = "# >>> belay, after a line without an end >>>";

    private static final String END = "# <<< belay <<<\n";

    private MarkedLines() {}

    /** The content with these lines at its end, or in the place of those that were there. */
    static byte[] with(byte[] content, String lines) {
        String text = text(content);
        int begin = begin(text);
        int end = end(text, begin);
        if (begin >= 0 && end > begin) {
            int body = text.indexOf('\n', begin) + 1;
            return bytes(text.substring(0, body) + latin(lines) + END + text.substring(end));
        }
        boolean unended = !text.isEmpty() && !text.endsWith("\n");
        String marker = unended ? "\n" + BEGIN_AFTER_UNENDED : BEGIN;
        return bytes(text + marker + "\n" + latin(lines) + END);
    }

    /** The content without them. */
    static byte[] without(byte[] content) {
        String text = text(content);
        int begin = begin(text);
        int end = end(text, begin);
        if (begin < 0 || end < begin) {
            return content;
        }
        boolean unended = text.startsWith(BEGIN_AFTER_UNENDED, begin);
        boolean last = end == text.length();
        return bytes(text.substring(0, unended && last ? begin - 1 : begin) + text.substring(end));
    }

    private static int begin(String text) {
        int unended = text.indexOf(BEGIN_AFTER_UNENDED + "\n");
        return unended > 0 ? unended : text.indexOf(BEGIN + "\n");
    }

    private static int end(String text, int begin) {
        int end = begin < 0 ? -1 : text.indexOf(END, begin);
        return end < 0 ? -1 : end + END.length();
    }

    /** Whatever the encoding, each byte is kept. */
    private static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(String lines) {
        return text(lines.getBytes(StandardCharsets.UTF_8));
    }
}
