package dev.belay.console;

import dev.belay.posix.Terminal;
import dev.belay.text.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What is known of the terminals behind the standard streams.
 *
 * @param style bold and dim, where they may be
 * @param width the columns of standard output; 0 when it is no terminal
 * @param inputIsTerminal whether a person types
 * @param inputIsPiped whether standard input is a pipe or a file
 * @param errorWidth the columns of standard error; 0 when it is no terminal, and then no progress is shown
 */
public record Terminals(Style style, int width, boolean inputIsTerminal, boolean inputIsPiped, int errorWidth) {
    /** Pipes: no colours, no progress. */
    public static Terminals none() {
        return new Terminals(new Style(false), 0, false, false, 0);
    }

    /** Those of this process. */
    static Terminals here(Map<String, String> environment) {
        try {
            boolean terminal = Terminal.is(1);
            return new Terminals(
                    Style.of(terminal, environment),
                    terminal ? Terminal.columns(1) : 0,
                    Terminal.is(0),
                    !Terminal.is(0) && !isNull(Path.of("/dev/stdin")),
                    StandardError.errorWidth());
        } catch (LinkageError noNativeLibrary) {
            return none();
        }
    }

    /** Whether nothing can come from there. */
    private static boolean isNull(Path input) {
        try {
            return Files.isSameFile(input, Path.of("/dev/null"));
        } catch (IOException closed) {
            return true;
        }
    }
}
