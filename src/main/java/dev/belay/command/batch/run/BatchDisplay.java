package dev.belay.command.batch.run;

import dev.belay.batch.folder.TaskRecord;
import dev.belay.batch.run.BatchProgress;
import dev.belay.command.batch.report.BatchWords;
import dev.belay.console.Console;
import dev.belay.posix.WindowSize;
import dev.belay.text.Style;
import dev.belay.text.Untrusted;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * How a batch gets on, on standard error: a line for each task that ends, and on a terminal a bar below them, redrawn in its
 * place at whatever width the terminal has then.
 */
final class BatchDisplay implements BatchProgress.Listener, AutoCloseable {
    private static final int ERRORS = 2;

    private final PrintStream out;
    private final BatchBar bar;
    private final boolean terminal;
    private final IntSupplier width;
    private BatchProgress progress;
    private List<String> shown = List.of();
    private boolean ending;

    /** @param width the columns of the terminal, asked each time */
    BatchDisplay(PrintStream out, Style style, boolean terminal, IntSupplier width) {
        this.out = out;
        this.bar = new BatchBar(style);
        this.terminal = terminal;
        this.width = width;
    }

    static BatchDisplay on(Console console) {
        boolean terminal = console.terminals().errorWidth() > 0;
        return new BatchDisplay(
                console.err(), Style.of(terminal, console.environment()), terminal, () -> WindowSize.of(ERRORS)
                        .columns());
    }

    /** This is what it shows. */
    synchronized void show(BatchProgress what) {
        progress = what;
        if (!terminal) {
            say(what.now().summary());
        }
    }

    @Override
    public synchronized void begun(String id) {
        if (!terminal) {
            say(id + ": begun");
        }
    }

    @Override
    public synchronized void ended(String id, TaskRecord record, Duration took) {
        String line = BatchWords.ended(id, record, took);
        say(terminal ? line : line + " (" + progress.now().summary() + ")");
    }

    @Override
    public synchronized void limited(Instant until) {
        say(BatchWords.limited(until));
    }

    /**
     * Somebody wants it to end.
     *
     * @param typed whether by Ctrl-C, which can be typed once more
     */
    synchronized void ending(boolean typed) {
        ending = true;
        say("ending: what runs is asked to end, and goes on the next time"
                + (typed ? "; Ctrl-C again leaves at once" : ""));
    }

    private void say(String line) {
        clear();
        out.print("belay: " + line + "\n");
        out.flush();
        draw();
    }

    /** Draws the bar anew; on a terminal only. */
    synchronized void draw() {
        if (terminal && progress != null) {
            List<String> lines = bar.lines(progress.now(), Math.max(1, width.getAsInt() - 1), ending);
            clear();
            shown = lines;
            out.print(String.join("\n", lines) + "\r");
            out.flush();
        }
    }

    /** A terminal that has become narrower has broken what stands there. */
    private void clear() {
        int columns = Math.max(1, terminal ? width.getAsInt() : 1);
        int rows = 0;
        for (String line : shown) {
            rows += Math.max(1, (Untrusted.columns(Untrusted.line(line)) + columns - 1) / columns);
        }
        if (rows > 0) {
            out.print((rows > 1 ? "\033[" + (rows - 1) + "A" : "") + "\r\033[J");
        }
        shown = List.of();
    }

    /** Takes the bar away. */
    @Override
    public synchronized void close() {
        clear();
        out.flush();
        progress = terminal ? null : progress;
    }
}
