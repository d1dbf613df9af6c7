package dev.belay.run;

import dev.belay.operate.client.ClientConnection;
import dev.belay.operate.client.MarkedLauncher;
import dev.belay.operate.client.PipeConnection;
import dev.belay.operate.client.StatusChannels;
import dev.belay.operate.client.TerminalConnection;
import dev.belay.printmode.PrintedAnswer;
import dev.belay.terminal.UserTerminal;
import java.nio.file.Path;
import java.util.Optional;

/** Makes what connects claude with the user: his terminal where claude shows its screen there, else pipes. */
final class ConnectionWiring {
    private final Optional<UserTerminal> terminal;
    private final StatusChannels statusChannels;
    private final Optional<TerminalConnection> screen;
    private final ClientConnection connection;

    /**
     * @param before the line settings of the terminal before claude; empty where they are as they were
     * @param restoreFile where the launcher finds what undoes the modes of the terminal
     */
    ConnectionWiring(
            RunRequest request,
            MarkedLauncher processes,
            byte[] before,
            Optional<Path> restoreFile,
            Optional<PrintedAnswer> answer) {
        terminal = request.interactive() ? Optional.of(UserTerminal.open(before)) : Optional.empty();
        statusChannels = StatusChannels.on(
                request.environment(), request.settings().observation().statusReports());
        screen = terminal.isPresent()
                ? Optional.of(new TerminalConnection(processes, terminal.get(), restoreFile, statusChannels))
                : Optional.empty();
        connection = screen.isPresent() ? screen.get() : new PipeConnection(processes, answer);
    }

    /** The user's terminal; nothing in print mode and in pipes. */
    Optional<UserTerminal> terminal() {
        return terminal;
    }

    /** Its line settings before claude; empty without one. */
    byte[] attributes() {
        return terminal.isPresent() ? terminal.get().setup().attributes() : new byte[0];
    }

    /** What hears of claude's state. */
    StatusChannels statusChannels() {
        return statusChannels;
    }

    /** Claude on the terminal, where there is one. */
    Optional<TerminalConnection> screen() {
        return screen;
    }

    /** Either. */
    ClientConnection connection() {
        return connection;
    }
}
