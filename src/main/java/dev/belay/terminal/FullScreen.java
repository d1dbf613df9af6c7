package dev.belay.terminal;

import dev.belay.posix.Descriptor;
import dev.belay.posix.Subprocess;
import dev.belay.posix.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The terminal as a screen of lines, on its alternate screen, so that what stood there before comes back. No thread reads
 * ahead: a key that is pressed after {@link #leave} is the next program's.
 */
public final class FullScreen implements AutoCloseable {
    private static final int NOBODY = -1;
    private static final String ENTER = "\033[?1049h\033[?25l";
    private static final String LEAVE = "\033[?25h\033[?1049l";

    private final UserTerminal terminal = UserTerminal.open();
    private final Descriptor.Pair input = new Descriptor.Pair(UserTerminal.INPUT, NOBODY);
    private final byte[] buffer = new byte[64];
    private final Thread atEnd = new Thread(this::leave, "belay-screen-end");
    private final Deque<Key> keys = new ArrayDeque<>();
    private String shown = "";
    private boolean entered;

    public FullScreen() {
        Runtime.getRuntime().addShutdownHook(atEnd);
    }

    public WindowSize size() {
        return terminal.size();
    }

    /** Takes the screen and the keys. */
    public synchronized void enter() {
        if (!entered) {
            entered = true;
            shown = "";
            terminal.raw();
            write(ENTER);
        }
    }

    /** Gives both back, as they were. */
    public synchronized void leave() {
        if (entered) {
            entered = false;
            write(LEAVE);
            terminal.restore();
        }
    }

    /** Shows these lines, which are no wider than the screen and have no line breaks, and nothing else. */
    public synchronized void show(List<String> lines) {
        StringBuilder frame = new StringBuilder("\033[H");
        for (int at = 0; at < lines.size(); at++) {
            frame.append(at == 0 ? "" : "\r\n").append(lines.get(at)).append("\033[K");
        }
        String text = frame.append("\033[J").toString();
        if (entered && !text.equals(shown)) {
            shown = text;
            write(text);
        }
    }

    /** The next key, if one is pressed within this time. */
    public Optional<Key> key(int milliseconds) {
        if (keys.isEmpty()) {
            input.await(milliseconds);
            if (input.first()) {
                keys.addAll(Key.all(buffer, Descriptor.read(UserTerminal.INPUT, buffer)));
            }
        }
        return Optional.ofNullable(keys.poll());
    }

    /** Gives both to this program until it ends; whether it could be started. */
    public boolean lend(List<String> command) {
        leave();
        try {
            new Subprocess(command).inOurPlace().start().waitFor();
            return true;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            enter();
        }
    }

    /** As Ctrl-Z does with any program; returns when the user has brought it back. */
    public void suspend() {
        leave();
        terminal.suspend();
        enter();
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // Then it has run.
        }
    }

    private static void write(String text) {
        UserTerminal.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
