package dev.belay.child;

import dev.belay.posix.InheritedDescriptors;
import java.io.IOException;

/** Starts claude on a pty: a new one each time, or the one that the launcher holds. */
final class TerminalStart {
    private final SessionStart sessionStart;
    private final HeldTerminal held;

    /** @param held the pty that all are started on; null for a new one each time */
    TerminalStart(SessionStart sessionStart, HeldTerminal held) {
        this.sessionStart = sessionStart;
        this.held = held;
    }

    /** As {@link ChildLauncher#onTerminal}. */
    PosixChild start(Command command, TerminalSetup terminal, Runnable onStop) throws IOException {
        PseudoTerminal pty = held == null ? PseudoTerminal.open(terminal) : held.open(terminal);
        try {
            InheritedDescriptors.closeOurOwnOnExec();
            return new PosixChild(sessionStart.start(command, pty), pty, onStop);
        } catch (IOException | RuntimeException failure) {
            pty.close();
            throw failure;
        }
    }

    /** Whether it is the launcher's: what runs on it outlives this JVM. */
    boolean isHeld() {
        return held != null;
    }

    /** Goes on with one that another JVM has started on it. */
    PosixChild takeOver(RunningChild running, Runnable onStop) throws IOException {
        return PosixChild.takenOver(running, held.join(), onStop);
    }
}
