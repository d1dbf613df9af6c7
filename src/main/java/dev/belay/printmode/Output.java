package dev.belay.printmode;

import dev.belay.claude.CommandLine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** What becomes of claude's standard output. Called under one lock. */
interface Output {

    /**
     * In the format that these words ask for.
     *
     * @param folder for what is too much for the memory
     */
    static Output of(CommandLine commandLine, GuardedStdout stdout, Optional<Path> folder) {
        String format = commandLine.outputFormat().orElse("text");
        return format.equals("stream-json")
                ? new StreamOutput(stdout, folder)
                : new BufferedOutput(stdout, folder, format.equals("json"), commandLine.isVerbose());
    }

    /**
     * Before another attempt: the descriptor that shall be its standard output, which the caller closes; nothing when it is
     * to be a pipe, and its bytes are to be told here.
     */
    OptionalInt prepare();

    /** Goes on with the attempt that another JVM has begun; whether that is possible. */
    default boolean takeOver() {
        return false;
    }

    /** What the attempt that runs prints to, where that has to be followed. */
    default Optional<StreamFile> followed() {
        return Optional.empty();
    }

    /** Whether there is anything that {@link #deliver} could hand on. */
    default boolean hasKept() {
        return false;
    }

    /** That attempt runs: what was held of the one before it is dropped. */
    void begin();

    /** Claude has written this to the pipe, or to the file that is followed. The array is reused. */
    void take(byte[] bytes, int length);

    /** This attempt was the last: what was held of it goes out, made into what a program can read. */
    void deliver(RunResult result);
}
