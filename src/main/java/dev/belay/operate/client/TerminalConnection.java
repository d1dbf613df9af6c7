package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.RunningChild;
import dev.belay.terminal.Attachment;
import dev.belay.terminal.UserTerminal;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.VisibleScreen;
import dev.belay.watch.watchdog.Keyboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The user's terminal, joined with the pty of the claude that runs now. */
public final class TerminalConnection implements ClientConnection {
    private final ChildLauncher launcher;
    private final UserTerminal terminal;
    private final Optional<Path> restoreFile;
    private final StatusChannels channels;
    private volatile Attachment attachment;

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
        VisibleScreen screen = VisibleScreen.ofTerminal(terminal::size);
        Attachment joined = new Attachment(terminal, restoreFile, screen::write, channels.next());
        Child child = launcher.onTerminal(command, terminal.setup(), joined::stopped);
        joined.attach(child);
        return connected(child, joined, screen);
    }

    @Override
    public ConnectedClient takeOver(RunningChild running) throws IOException {
        VisibleScreen screen = VisibleScreen.ofTerminal(terminal::size);
        Attachment joined = new Attachment(terminal, restoreFile, screen::write, channels.next());
        Child child = launcher.takeOver(running, joined::stopped);
        joined.rejoin(child);
        return connected(child, joined, screen);
    }

    private ConnectedClient connected(Child child, Attachment joined, VisibleScreen screen) {
        attachment = joined;
        return new ConnectedClient(
                child,
                joined::detach,
                screen,
                () -> Keyboard.of(
                        joined.keystrokes().lastKeyMillis(), joined.keystrokes().draft()),
                channels.reports());
    }

    /** The user's window has another size, or may have. */
    public void resized() {
        Attachment now = attachment;
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
        Attachment now = attachment;
        if (now != null) {
            now.leave();
        }
        terminal.restore();
    }

    /** The user's terminal is as it was before. */
    public void restore() {
        terminal.restore();
    }
}
