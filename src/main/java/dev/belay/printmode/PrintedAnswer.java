package dev.belay.printmode;

import dev.belay.child.Child;
import dev.belay.child.ChildLauncher;
import dev.belay.child.Command;
import dev.belay.posix.Libc;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Print mode without a person: however often claude is started, what reaches standard output is one answer, that of the
 * last attempt, in the format that was asked for; and each start from the beginning reads the same standard input. Claude
 * gets descriptors of ours for both. It says nothing itself, except the result that a program waits for and would not get.
 */
public final class PrintedAnswer {
    private static final int INPUT = 0;

    private final PrintedStream stream;
    private final Optional<StandardInput> input;

    PrintedAnswer(PrintedStream stream, Optional<StandardInput> input) {
        this.stream = stream;
        this.input = input;
    }

    /**
     * Starts claude for another attempt; what the one before it has left is dropped once this one runs.
     *
     * @param fromTheBeginning whether it reads its standard input as the first one did; a resumed session has its prompt
     *     as an argument, and an open pipe without data would make older clients wait for ever
     */
    public Child start(ChildLauncher launcher, Command command, boolean fromTheBeginning) throws IOException {
        if (input.isPresent() && fromTheBeginning && !input.get().isComplete()) {
            throw new IOException("standard input was too large to keep for another start");
        }
        int sink = stream.open();
        try {
            Child child = input.isPresent()
                    ? input.get().start(launcher, command, sink, fromTheBeginning)
                    : launcher.onPipes(command, INPUT, sink);
            stream.begin();
            return child;
        } catch (IOException failure) {
            stream.abandon();
            throw failure;
        } finally {
            Libc.close(sink);
        }
    }

    /** Goes on with the attempt that another JVM has begun; whether that is possible. */
    public boolean takeOver() {
        return stream.takeOver();
    }

    /** Whether claude has printed anything, in whatever attempt. */
    public boolean hasPrinted() {
        return stream.hasPrinted();
    }

    /**
     * Waits until another JVM could go on: claude has been given its standard input, which lies in this folder.
     *
     * @return whether that is possible at all
     */
    public boolean leave(Path folder) throws InterruptedException {
        return !stream.isPiped() && (input.isEmpty() || input.get().leave(folder));
    }

    /** Claude has ended: takes the last of what it has printed. */
    public void ended() throws InterruptedException {
        input.ifPresent(StandardInput::stop);
        stream.ended();
    }

    /** What has become of the last attempt, as it is understood. */
    public void understood(Incident incident) {
        stream.understood(incident);
    }

    /** This is the end: hands on the last attempt's answer, once. */
    public void deliver(Ending ending) {
        stream.deliver(ending);
    }
}
