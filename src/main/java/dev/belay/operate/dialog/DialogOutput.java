package dev.belay.operate.dialog;

import dev.belay.posix.Libc;
import dev.belay.posix.Terminal;
import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** What is written on standard error: whole lines, and on a terminal one line of progress that is written over. */
public final class DialogOutput {
    private static final String LABEL = "belay: ";

    private final PrintStream out;
    private final Style style;
    private final IntSupplier columns;
    private final boolean onTerminal;

    /**
     * @param columns the width of standard error's terminal; 0 for a pipe, where nothing is wrapped
     * @param onTerminal whether the session has a terminal, which may still be raw
     */
    public DialogOutput(PrintStream out, Style style, IntSupplier columns, boolean onTerminal) {
        this.out = out;
        this.style = style;
        this.columns = columns;
        this.onTerminal = onTerminal;
    }

    /** On our own standard error. */
    public static DialogOutput here(PrintStream errors, Map<String, String> environment, boolean onTerminal) {
        boolean toTerminal = Libc.isatty(2) == 1;
        return new DialogOutput(
                errors, Style.of(toTerminal, environment), () -> toTerminal ? Terminal.columns(2) : 0, onTerminal);
    }

    Style style() {
        return style;
    }

    int columns() {
        return columns.getAsInt();
    }

    /** Claude may have left the cursor in its input box: what stands below that would mix with a message. */
    void clearBelow() {
        if (onTerminal) {
            out.print("\r\n\033[J");
        }
    }

    void lines(List<String> lines) {
        for (String line : lines) {
            out.print(line.replace("\n", lineEnd()) + lineEnd());
        }
        out.flush();
    }

    /** As it is, without an end of the line. */
    void text(String text) {
        out.print(text.replace("\n", lineEnd()));
        out.flush();
    }

    void note(String text) {
        progress("");
        out.print(Paragraph.of(LABEL, text, columns.getAsInt()).replace("\n", lineEnd()) + lineEnd());
        out.flush();
    }

    void progress(String text) {
        if (onTerminal) {
            // What takes two lines would not be written over by the next.
            int width = columns.getAsInt();
            String line = "  " + LABEL + text;
            out.print("\r\033[K");
            out.print(text.isEmpty() ? "" : width > 0 ? Untrusted.shorten(line, width - 1) : line);
            out.flush();
        }
    }

    private String lineEnd() {
        return onTerminal ? "\r\n" : "\n";
    }
}
