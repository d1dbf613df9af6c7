package dev.belay.text;

/**
 * A text whose lines are columns between tabs. In it the tabs remain, by which a table of data and a line of a CI system's log are
 * known; in any other text a tab is as good as a blank.
 */
public final class TabularText {
    private static final int FEWEST = 4;

    private TabularText() {}

    /** The lines of a text, fit for a terminal. */
    public static String lines(String text) {
        return is(text) ? Untrusted.tabbedLines(text) : Untrusted.lines(text);
    }

    private static boolean is(String text) {
        int written = 0;
        int columns = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            end = end < 0 ? text.length() : end;
            String line = text.substring(from, end);
            written += line.isBlank() ? 0 : 1;
            columns += line.indexOf('\t') > 0 ? 1 : 0;
            from = end + 1;
        }
        return written >= FEWEST && columns * 10 >= written * 8;
    }
}
