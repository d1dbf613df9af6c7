package dev.belay.bench;

/** Output of a terminal program as plain text: good enough to find a word on the screen, not to render it. */
final class Escapes {
    private Escapes() {}

    /** Leaves out CSI and OSC sequences. */
    static String without(CharSequence output) {
        StringBuilder plain = new StringBuilder(output.length());
        int at = 0;
        while (at < output.length()) {
            if (output.charAt(at) == 0x1B && at + 1 < output.length()) {
                at = end(output, at);
            } else {
                plain.append(output.charAt(at++));
            }
        }
        return plain.toString();
    }

    private static int end(CharSequence output, int escape) {
        int at = escape + 2;
        char kind = output.charAt(escape + 1);
        if (kind == '[') {
            while (at < output.length() && output.charAt(at) < 0x40) {
                at++;
            }
            return at + 1;
        }
        if (kind == ']') {
            while (at < output.length() && output.charAt(at) != 7 && output.charAt(at) != 0x1B) {
                at++;
            }
            return at + 1;
        }
        return at;
    }
}
