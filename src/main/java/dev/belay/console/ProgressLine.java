package dev.belay.console;

import java.io.PrintStream;
import java.util.function.LongConsumer;

/** Says how far reading has come, on a terminal and for large files only; clears the line again. */
public final class ProgressLine implements LongConsumer, AutoCloseable {
    private static final long LARGE = 64L << 20;
    private static final long STEP = 16L << 20;

    private final PrintStream errors;
    private final boolean shown;
    private long read;
    private long said;

    public ProgressLine(PrintStream errors, boolean shown) {
        this.errors = errors;
        this.shown = shown;
    }

    @Override
    public void accept(long bytes) {
        read += bytes;
        if (shown && read > LARGE && read - said > STEP) {
            said = read;
            errors.print("\rbelay: " + (read >> 20) + " MB read");
            errors.flush();
        }
    }

    /** Says what is being waited for, on a terminal only. */
    public void say(String what) {
        if (shown) {
            said = Math.max(1, said);
            errors.print("\r\033[Kbelay: " + what);
            errors.flush();
        }
    }

    @Override
    public void close() {
        if (said > 0) {
            errors.print("\r\033[K");
            errors.flush();
        }
    }
}
