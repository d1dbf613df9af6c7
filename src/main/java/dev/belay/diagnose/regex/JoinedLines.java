package dev.belay.diagnose.regex;

import java.util.Arrays;

/**
 * A text with its wrapped lines joined, and where each place of it stood before. A terminal wraps at a space or in the
 * middle of a word, indents what follows by some columns, and may draw a box around it: line break, indentation and
 * border go.
 */
public final class JoinedLines {
    private final String text;
    private final String joined;
    /** Where each line's content begins in the text. */
    private final int[] starts;
    /** Where it begins in the joined text. */
    private final int[] joinedStarts;

    /** Those of this text. */
    public JoinedLines(String text) {
        this.text = text;
        int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
        starts = new int[lines];
        joinedStarts = new int[lines];
        joined = join();
    }

    /** All of them as one line. */
    public String joined() {
        return joined;
    }

    /** The place in the text of a place in the joined text. */
    public int inText(int inJoined) {
        int line = Arrays.binarySearch(joinedStarts, inJoined);
        line = line < 0 ? -line - 2 : line;
        return Math.min(text.length(), starts[line] + inJoined - joinedStarts[line]);
    }

    private String join() {
        StringBuilder all = new StringBuilder(text.length());
        int line = 0;
        for (int at = 0; at <= text.length(); line++) {
            int end = lineEnd(at);
            int from = line == 0 ? at : skipMargin(at, end);
            starts[line] = from;
            joinedStarts[line] = all.length();
            all.append(text, from, Math.max(from, trimBorder(from, end)));
            at = end + 1;
        }
        return all.toString();
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /** Indentation, and the border of a box or the mark of a quotation before or within it. */
    private int skipMargin(int from, int end) {
        int at = from;
        while (at < end && (isBlank(text.charAt(at)) || isBorder(text.charAt(at)) || text.charAt(at) == '>')) {
            at++;
        }
        return at;
    }

    /**
     * Without a border at the right and the blanks that fill the line up to it. Without a border one blank stays: it is
     * the end of a word.
     */
    private int trimBorder(int from, int end) {
        int at = end;
        boolean border = false;
        while (at > from && (isBlank(text.charAt(at - 1)) || isBorder(text.charAt(at - 1)))) {
            border |= isBorder(text.charAt(at - 1));
            at--;
        }
        return at < end && !border ? at + 1 : at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isBorder(char c) {
        return c == '│' || c == '┃' || c == '|' || c == '║';
    }
}
