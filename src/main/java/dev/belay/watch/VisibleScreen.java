package dev.belay.watch;

import dev.belay.evidence.Screen;
import dev.belay.posix.WindowSize;
import java.util.function.Supplier;

/**
 * What stands on the client's screen, read from its last output when somebody asks.
 *
 * @param size of the terminal
 * @param onTerminal whether it is a terminal of ours; else it is standard error, in lines
 */
public record VisibleScreen(ScreenTail tail, Supplier<WindowSize> size, boolean onTerminal) {
    private static final WindowSize PIPE = new WindowSize(50, 200, 0, 0);

    /** Of a terminal, to which nothing has been written yet. */
    public static VisibleScreen ofTerminal(Supplier<WindowSize> size) {
        return new VisibleScreen(new ScreenTail(), size, true);
    }

    /** Standard error, which has no size. */
    public static VisibleScreen ofPipe() {
        return new VisibleScreen(new ScreenTail(), () -> PIPE, false);
    }

    /** Takes a chunk of output. */
    public void write(byte[] bytes, int length) {
        tail.write(bytes, 0, length);
    }

    Screen read() {
        if (tail.written() == 0) {
            return Screen.blank();
        }
        try {
            WindowSize window = size.get();
            return new Screen(tail.render(window.columns(), window.rows()), false);
        } catch (RuntimeException | LinkageError unreadable) {
            return Screen.blank();
        }
    }
}
