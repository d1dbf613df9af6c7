package dev.belay.console;

import dev.belay.text.Paragraph;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.PrintStream;

/**
 * What a command prints on.
 *
 * @param style bold and dim, where they may be
 * @param width the terminal's width in columns; 0 when standard output is none
 * @param inputIsTerminal whether a person types
 * @param inputIsPiped whether standard input is a pipe or a file
 * @param errorWidth the width of standard error's terminal; 0 when it is none, and then no progress is shown
 */
public record Console(Style style, int width, boolean inputIsTerminal, boolean inputIsPiped, int errorWidth) {
    private static final int LONGEST = 2_000;

    /** A pipe: no colours, no progress. */
    public static Console plain() {
        return new Console(new Style(false), 0, false, false, 0);
    }

    /** Whether progress may be shown. */
    public boolean errorsAreTerminal() {
        return errorWidth > 0;
    }

    /** What a command has to say beside its data: {@code belay: sentence}. */
    public void say(PrintStream errors, String sentence) {
        errors.print(message("belay: ", sentence, errorWidth) + "\n");
    }

    /** What is wrong, in the one style that all commands have: {@code belay COMMAND: what (hint)}. */
    public void complain(PrintStream errors, String command, String sentence) {
        errors.print(message("belay " + command + ": ", sentence, errorWidth) + "\n");
    }

    private static String message(String label, String sentence, int width) {
        return Paragraph.of(label, Untrusted.line(sentence, LONGEST), width);
    }
}
