package dev.belay.command;

import dev.belay.tell.Style;

/**
 * What a command prints on.
 *
 * @param style bold and dim, where they may be
 * @param width the terminal's width in columns; 0 when standard output is none
 * @param inputIsTerminal whether a person types
 * @param inputIsPiped whether standard input is a pipe or a file
 * @param errorsAreTerminal whether progress may be shown
 */
public record Display(
        Style style, int width, boolean inputIsTerminal, boolean inputIsPiped, boolean errorsAreTerminal) {

    /** A pipe: no colours, no progress. */
    public static Display plain() {
        return new Display(new Style(false), 0, false, false, false);
    }
}
