package dev.belay.command.top;

import dev.belay.console.Console;
import dev.belay.terminal.FullScreen;
import dev.belay.terminal.Key;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table on a terminal, looked at again every second, with keys to do something about a session. */
final class TopScreen {
    private static final int EVERY = 1_000;
    private final TopRows rows;
    private final Console console;
    private final SessionAction action;
    private List<TopRow> shown = List.of();
    private int selected;
    private String message = "";
    private boolean asking;

    TopScreen(TopRows rows, Console console) {
        this.rows = rows;
        this.console = console;
        this.action = new SessionAction(console.environment());
    }

    /** Until somebody leaves it. */
    void run() throws IOException {
        try (FullScreen screen = new FullScreen()) {
            screen.enter();
            long looked = Long.MIN_VALUE;
            while (true) {
                long now = System.nanoTime() / 1_000_000;
                if (looked == Long.MIN_VALUE || now - looked >= EVERY) {
                    look();
                    looked = now;
                }
                screen.show(new TopFrame(console.style(), shown, selected).lines(screen.size(), message));
                Optional<Key> key = screen.key((int) Math.max(1, looked + EVERY - now));
                if (key.isPresent()) {
                    if (isEnd(key.get())) {
                        return;
                    }
                    press(key.get(), screen);
                }
            }
        }
    }

    private void look() throws IOException {
        Optional<TopRow> marked = marked();
        shown = rows.at(Instant.now());
        for (int at = 0; at < shown.size() && marked.isPresent(); at++) {
            if (shown.get(at).session().id().equals(marked.get().session().id())) {
                selected = at;
            }
        }
        selected = Math.max(0, Math.min(selected, shown.size() - 1));
    }

    private Optional<TopRow> marked() {
        return selected < shown.size() ? Optional.of(shown.get(selected)) : Optional.empty();
    }

    private boolean isEnd(Key key) {
        return !asking && (key.named() == Key.Named.QUIT || key.named() == Key.Named.ESCAPE || key.character() == 'q');
    }

    private void press(Key key, FullScreen screen) {
        Optional<TopRow> marked = marked();
        if (asking) {
            asking = false;
            message = key.character() == 'y' && marked.isPresent() ? action.stop(marked.get()) : "";
            return;
        }
        message = "";
        switch (key.named()) {
            case UP -> move(-1);
            case DOWN -> move(1);
            case PAGE_UP -> move(-10);
            case PAGE_DOWN -> move(10);
            case SUSPEND -> screen.suspend();
            case ENTER -> marked.ifPresent(row -> message = action.diagnose(row, screen));
            default -> marked.ifPresent(row -> press(key.character(), row, screen));
        }
    }

    private void press(char key, TopRow row, FullScreen screen) {
        switch (key) {
            case 'k' -> move(-1);
            case 'j' -> move(1);
            case 'r' -> message = action.resume(row, screen);
            case 'a' -> message = action.attach(row, screen);
            case 's' -> {
                asking = row.session().running();
                message = asking
                        ? "End session " + row.session().id().shortened() + "? y: yes, any other key: no"
                        : "This session has no claude that could be ended.";
            }
            default -> message = "";
        }
    }

    private void move(int by) {
        selected = Math.max(0, Math.min(selected + by, shown.size() - 1));
    }
}
