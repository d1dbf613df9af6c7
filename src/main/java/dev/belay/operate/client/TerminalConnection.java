package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.child.TerminalSetup;
import dev.belay.terminal.Attachment;
import dev.belay.terminal.Keystrokes;
import dev.belay.terminal.StatusChannel;
import dev.belay.terminal.UserTerminal;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.ScreenTail;
import dev.belay.watch.VisibleScreen;
import dev.belay.watch.watchdog.Keyboard;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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
        ScreenTail tail = new ScreenTail();
        StatusChannel status = channels.next();
        Attachment joined =
                new Attachment(terminal, restoreFile, (bytes, length) -> tail.write(bytes, 0, length), status);
        Child child = launcher.onTerminal(
                command, new TerminalSetup(terminal.size(), terminal.attributes()), joined::stopped);
        joined.attach(child);
        attachment = joined;
        return new ConnectedClient(
                child,
                joined::detach,
                new VisibleScreen(tail, terminal::size, true),
                () -> keyboard(joined.keystrokes()),
                new ReportedStatus(status));
    }

    private static Keyboard keyboard(Keystrokes keystrokes) {
        long last = keystrokes.lastKeyMillis();
        return last == 0
                ? Keyboard.untouched()
                : new Keyboard(Optional.of(Instant.ofEpochMilli(last)), keystrokes.draft());
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

    /** The user's terminal is as it was before. */
    public void restore() {
        terminal.restore();
    }
}
