package dev.belay.watch;

import java.util.List;
import org.jline.utils.ScreenTerminal;

/**
 * Terminal output as a person saw it, through JLine's emulator. Only loaded once the client has gone. An output that the
 * emulator cannot stand costs that piece, never more.
 */
final class ScreenRendering {
    private static final int SCROLLBACK = 200;
    /** So short that no piece can scroll the heap full: {@code CSI 200 S} are six characters. */
    private static final int PIECE = 64;

    private final int columns;
    private final int rows;
    private ScreenTerminal terminal;

    ScreenRendering(int columns, int rows) {
        this.columns = Math.max(20, Math.min(columns, 500));
        this.rows = Math.max(5, Math.min(rows, 200));
        this.terminal = new ScreenTerminal(this.columns, this.rows);
    }

    String of(String output) {
        String known = withoutPrivateSequences(output);
        int at = 0;
        while (at < known.length()) {
            int end = Math.min(known.length(), at + PIECE);
            if (Character.isHighSurrogate(known.charAt(end - 1)) && end < known.length()) {
                end++;
            }
            feed(known.substring(at, end));
            at = end;
        }
        StringBuilder text = new StringBuilder();
        List<long[]> history = terminal.getHistory();
        for (long[] line : history.subList(Math.max(0, history.size() - SCROLLBACK), history.size())) {
            line(text, line, 0, Math.min(columns, line.length));
        }
        long[] screen = new long[columns * rows];
        terminal.dump(screen, 0, 0, rows, columns, new int[2]);
        for (int row = 0; row < rows; row++) {
            line(text, screen, row * columns, columns);
        }
        return trimmed(text);
    }

    private void feed(String piece) {
        try {
            terminal.write(piece);
            if (terminal.getHistorySize() > 2 * SCROLLBACK) {
                // ED 3 erases the scrollback (xterm): a flood of line feeds must not fill the heap.
                terminal.write("\u001b[3J");
            }
        } catch (RuntimeException unknownSequence) {
            terminal = new ScreenTerminal(columns, rows);
        }
    }

    /**
     * Leaves out {@code CSI <}, {@code CSI >}, {@code CSI =} and {@code CSI ? u}: keyboard protocols and queries, which
     * the emulator would take for the commands that they resemble ({@code CSI < u} would move the cursor).
     */
    private static String withoutPrivateSequences(String output) {
        StringBuilder known = new StringBuilder(output.length());
        int at = 0;
        while (at < output.length()) {
            int escape = output.indexOf("\u001b[", at);
            if (escape < 0 || escape + 2 >= output.length()) {
                break;
            }
            int end = escape + 2;
            while (end < output.length() && output.charAt(end) >= 0x20 && output.charAt(end) < 0x40) {
                end++;
            }
            char marker = output.charAt(escape + 2);
            char last = end < output.length() ? output.charAt(end) : ' ';
            boolean unknown = marker == '<' || marker == '>' || marker == '=' || marker == '?' && last == 'u';
            int next = Math.min(output.length(), end + 1);
            known.append(output, at, unknown ? escape : next);
            at = next;
        }
        return known.append(output, at, output.length()).toString();
    }

    private static void line(StringBuilder text, long[] cells, int from, int length) {
        int begin = text.length();
        for (int at = from; at < from + length; at++) {
            int character = ScreenTerminal.cellCodePoint(cells[at]);
            if (character == 0) {
                // The right half of a wide character, or a cell that nothing was written to.
                if (at > from && wide(ScreenTerminal.cellCodePoint(cells[at - 1]))) {
                    continue;
                }
                text.append(' ');
            } else if (Character.isValidCodePoint(character) && !Character.isISOControl(character)) {
                text.appendCodePoint(character);
            }
        }
        int end = text.length();
        while (end > begin && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }

    private static boolean wide(int character) {
        return org.jline.utils.WCWidth.wcwidth(character) == 2;
    }

    private static String trimmed(StringBuilder text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        int begin = 0;
        while (begin < end && text.charAt(begin) == '\n') {
            begin++;
        }
        return text.substring(begin, end);
    }
}
