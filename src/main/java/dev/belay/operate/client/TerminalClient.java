package dev.belay.operate.client;

import dev.belay.child.Child;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.terminal.Attachment;
import dev.belay.terminal.UserTerminal;
import dev.belay.watch.ConnectedClient;
import dev.belay.watch.VisibleScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One claude on the user's terminal, with what stands on its screen and what is typed. */
final class TerminalClient {
    private final VisibleScreen screen;
    private final Attachment attachment;
    private final StatusChannels channels;

    /** @param restoreFile where the launcher finds the bytes that undo the modes, should this JVM be killed */
    TerminalClient(UserTerminal terminal, Optional<Path> restoreFile, StatusChannels channels) {
        this.screen = VisibleScreen.ofTerminal(terminal::size);
        this.attachment = new Attachment(terminal, restoreFile, screen::write, channels.next());
        this.channels = channels;
    }

    /** It has been started: from now on its terminal and the user's are one. */
    ConnectedClient attach(Child child) throws IOException {
        attachment.attach(child);
        return connected(child);
    }

    /** It was started by another JVM, on a terminal that the user's has been one with. */
    ConnectedClient rejoin(Child child) throws IOException {
        attachment.rejoin(child);
        return connected(child);
    }

    /** It was started by another JVM, and both have gone. */
    void takeBack() {
        attachment.takeBack();
    }

    private ConnectedClient connected(Child child) {
        return new ConnectedClient(child, attachment::detach, screen, this::keyboard, channels.reports());
    }

    private Keyboard keyboard() {
        return Keyboard.of(
                attachment.keystrokes().lastKeyMillis(), attachment.keystrokes().draft());
    }

    /** It goes on without the user's terminal. */
    void leave() {
        attachment.leave();
    }

    /** It has stopped. */
    void stopped() {
        attachment.stopped();
    }

    /** The user's window has another size, or may have. */
    void resized() {
        attachment.resized();
    }
}
