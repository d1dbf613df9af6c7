package dev.belay.operate.client;

import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.RunningChild;
import dev.belay.terminal.UserTerminal;
import dev.belay.watch.ConnectedClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The user's terminal, joined with the pty of the claude that runs now. */
public final class TerminalConnection implements ClientConnection {
    private final ChildLauncher launcher;
    private final UserTerminal terminal;
    private final Optional<Path> restoreFile;
    private final StatusChannels channels;
    private volatile TerminalClient current;

    /** @param restoreFile where the launcher finds the bytes that undo the modes, should this JVM be killed */
    public TerminalConnection(
            ChildLauncher launcher, UserTerminal terminal, Optional<Path> restoreFile, StatusChannels channels) {
        this.launcher = launcher;
        this.channels = channels;
        this.terminal = terminal;
        this.restoreFile = restoreFile;
    }

    @Override
    public ConnectedClient start(Command command, boolean fromTheBeginning) throws IOException {
        TerminalClient client = new TerminalClient(terminal, restoreFile, channels);
        ConnectedClient connected = client.attach(launcher.onTerminal(command, terminal.setup(), client::stopped));
        current = client;
        return connected;
    }

    @Override
    public ConnectedClient takeOver(RunningChild running) throws IOException {
        TerminalClient client = new TerminalClient(terminal, restoreFile, channels);
        ConnectedClient connected = client.rejoin(launcher.takeOver(running, client::stopped));
        current = client;
        running.wake();
        return connected;
    }

    @Override
    public void takeBack() {
        new TerminalClient(terminal, restoreFile, channels).takeBack();
    }

    /** The user's window has another size, or may have. */
    public void resized() {
        TerminalClient now = current;
        if (now != null) {
            now.resized();
        }
    }

    /** We go on after a stop. */
    public void continued() {
        terminal.continued();
        resized();
    }

    /** Claude goes on without the user's terminal, which is as it was before. */
    public void leave() {
        TerminalClient now = current;
        if (now != null) {
            now.leave();
        }
        terminal.leave();
    }

    /** The user's terminal is as it was before. */
    public void restore() {
        terminal.restore();
    }
}
