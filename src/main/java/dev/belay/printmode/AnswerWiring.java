package dev.belay.printmode;

import dev.belay.claude.CommandLine;
import dev.belay.posix.Libc;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what stands between claude and our standard input and output in print mode. */
public final class AnswerWiring {
    private static final int OUTPUT = 1;

    private AnswerWiring() {}

    /**
     * For this start, whose descriptors claude would otherwise inherit; nothing where it must inherit them: where it
     * shows its screen, and where messages come on standard input, which nobody can give it twice.
     *
     * @param folder for what is too much for the memory
     */
    public static Optional<PrintedAnswer> of(CommandLine commandLine, Optional<Path> folder) {
        return of(commandLine, folder, false);
    }

    /** @param left whether another JVM has begun it */
    public static Optional<PrintedAnswer> of(CommandLine commandLine, Optional<Path> folder, boolean left) {
        boolean prints = commandLine.isPrint() || Libc.isatty(OUTPUT) != 1;
        if (!prints || commandLine.readsMessages()) {
            return Optional.empty();
        }
        GuardedStdout stdout = GuardedStdout.here();
        PrintedStream stream =
                new PrintedStream(stdout, Output.of(commandLine, stdout, folder), new Attempts(commandLine::byHand));
        return Optional.of(new PrintedAnswer(stream, left ? StandardInput.left(folder) : StandardInput.here(folder)));
    }
}
