package dev.belay.terminal;

import dev.belay.child.Child;
import dev.belay.posix.LineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Joins the user's terminal with claude's for as long as that lives: bytes both ways, size, stop and continue. It
 * refuses to read or draw anything; after {@link #detach()} the terminal is as it was before.
 */
public final class Attachment {
    private static final int FAREWELL = 300;
    /** How long a client may take to tidy up its screen before it stops: 50 ms were seen. */
    private static final int TIDYING = 1_500;

    private static final int LOOK = 10;
    /** A terminal may answer sooner than we have looked at the question; that takes microseconds. */
    private static final int TAP = 20;

    private final UserTerminal terminal;
    private final Modes modes;
    private final Keystrokes keystrokes = new Keystrokes();
    private final Optional<Path> restoreFile;
    private final OutputPump.Tap tail;
    private final StatusChannel status;
    private Child child;
    private OutputPump output;
    private InputPump input;

    /**
     * @param restoreFile where the launcher finds the bytes that undo the modes, should this JVM be killed
     * @param tail keeps the last output for the diagnosis
     * @param status hears what claude says of its state
     */
    public Attachment(UserTerminal terminal, Optional<Path> restoreFile, OutputPump.Tap tail, StatusChannel status) {
        this.terminal = terminal;
        this.restoreFile = restoreFile;
        this.tail = tail;
        this.status = status;
        this.modes = new Modes(status.scanner());
    }

    /** Starts both pumps. The terminal is raw from here on. */
    public void attach(Child started) throws IOException {
        child = started;
        terminal.raw();
        // The window may have changed between the look at it and the start; on macOS it has no size before. The pumps
        // come after: whoever has seen a key must not be told of a change that is none.
        child.resize(terminal.size());
        output = new OutputPump("screen", child.descriptor(), UserTerminal.OUTPUT, this::tap);
        input = new InputPump(
                UserTerminal.INPUT, child.descriptor(), this::suspendKey, keystrokes, this::placeOfAnswer);
        // Claude that is started again after the launcher's death has no business there.
        if (terminal.isLeft()) {
            output.mute();
            output.start();
        } else {
            output.start();
            input.start();
        }
    }

    /** The same for one that has been on this terminal before, and has left it in the state that the restore file tells of. */
    public void rejoin(Child running) throws IOException {
        if (restoreFile.isPresent() && Files.exists(restoreFile.get())) {
            modes.resume(Files.readAllBytes(restoreFile.get()));
        }
        attach(running);
    }

    /** Nothing is left of one that has been on this terminal before: what the restore file tells of is undone. */
    public void takeBack() {
        if (restoreFile.isPresent() && Files.exists(restoreFile.get())) {
            try {
                UserTerminal.write(Files.readAllBytes(restoreFile.get()));
                undone();
            } catch (IOException unreadable) {
                // Then nobody knows what it had set.
            }
        }
        terminal.restore();
    }

    /** The launcher must not undo it once more: whatever has been written since would be written over. */
    private void undone() {
        try {
            if (restoreFile.isPresent()) {
                Files.deleteIfExists(restoreFile.get());
            }
        } catch (IOException readOnly) {
            // Then it does, and most terminals take no notice.
        }
    }

    private void tap(byte[] bytes, int length) {
        modes.read(bytes, length);
        tail.take(bytes, length);
        if (modes.changedSince()) {
            keepRestoration();
        }
    }

    private int placeOfAnswer(byte[] chunk, int count) {
        return status.answerBefore(chunk, count, this::awaitTap);
    }

    private void awaitTap() {
        output.awaitTap(TAP);
    }

    /** Rare: modes change when claude starts and ends, hardly ever between. */
    private void keepRestoration() {
        if (restoreFile.isEmpty()) {
            return;
        }
        try {
            Path next = restoreFile.get().resolveSibling("restore.new");
            Files.write(next, modes.restoring());
            Files.move(next, restoreFile.get(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException noScratch) {
            // Then a kill -9 of this JVM leaves the modes on: nothing more can be done from here.
        }
    }

    /** What the user types. */
    public Keystrokes keystrokes() {
        return keystrokes;
    }

    public void resized() {
        Child now = child;
        if (now != null) {
            now.resize(terminal.size());
        }
    }

    /**
     * Ctrl-Z was typed. Claude (2.1.x, measured) tidies up and sends SIGTSTP to its own group, which the kernel ignores
     * there: a session leader's group under a pty is orphaned (setpgid(2)). Its terminal reads by lines then, and that is
     * the sign to stop it for good; {@link #stopped()} follows.
     */
    private void suspendKey() {
        Thread thread = new Thread(null, this::awaitTidiness, "suspend", 128 * 1024);
        thread.setDaemon(true);
        thread.start();
    }

    private void awaitTidiness() {
        try {
            for (int waited = 0; waited < TIDYING; waited += LOOK) {
                Thread.sleep(LOOK);
                if (LineSettings.canonical(child.descriptor())) {
                    output.awaitQuiet(FAREWELL);
                    child.suspend();
                    return;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Claude has stopped itself (Ctrl-Z): stops the whole job, and wakes claude when the user brings it back. */
    public void stopped() {
        try {
            output.awaitQuiet(FAREWELL);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (modes.dirty() && !terminal.isLeft()) {
            UserTerminal.write(modes.restoring());
        }
        terminal.suspend();
        resized();
        child.resume();
    }

    /** What claude writes goes nowhere from now on, and its modes are taken back. */
    public void leave() {
        output.mute();
        UserTerminal.write(modes.restoring());
    }

    /** After claude's death: its last words, then a sane terminal, whatever it had set. */
    public void detach() {
        try {
            input.finish();
            output.finish();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (modes.dirty() && !terminal.isLeft()) {
            UserTerminal.write(modes.restoring());
        }
        undone();
        terminal.restore();
        child.release();
    }
}
