package dev.belay.operate.client;

import dev.belay.evidence.status.StatusReport;
import dev.belay.terminal.StatusChannel;
import dev.belay.terminal.UserTerminal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What hears of claude's state, start after start, and what the terminal is told of a death in between. */
public final class StatusChannels {
    private final Supplier<StatusChannel> channels;
    private final Consumer<byte[]> terminal;
    private StatusChannel current = StatusChannel.off();
    private boolean failureShown;

    StatusChannels(Supplier<StatusChannel> channels, Consumer<byte[]> terminal) {
        this.channels = channels;
        this.terminal = terminal;
    }

    /**
     * Those for the user's terminal.
     *
     * @param on whether the user wants claude's reports
     */
    public static StatusChannels on(Map<String, String> environment, boolean on) {
        return new StatusChannels(() -> StatusChannel.in(environment, on), UserTerminal::write);
    }

    /** None at all. */
    public static StatusChannels off() {
        return on(Map.of(), false);
    }

    /** The one for the next start. */
    StatusChannel next() {
        clear();
        current = channels.get();
        return current;
    }

    /** What claude reports through the newest one. */
    Supplier<Optional<StatusReport>> reports() {
        return new ReportedStatus(current);
    }

    /** Claude has died: a terminal that shows states shows this one, in place of the last that claude has reported. */
    public void showFailure(String message) {
        if (current.isKnownToTheTerminal()) {
            terminal.accept(StatusChannel.failure(message));
            failureShown = true;
        }
    }

    /** What was shown of a failure is out of date. */
    public void clear() {
        if (failureShown) {
            terminal.accept(StatusChannel.clear());
            failureShown = false;
        }
    }
}
