package dev.belay.terminal;

import dev.belay.posix.Descriptor;
import dev.belay.posix.WakePipe;
import java.io.IOException;

/**
 * Carries what the user types to claude, untouched, and stops without taking a key that was meant for us. What it adds is
 * the answer to a question that claude has asked and the terminal does not know.
 */
public final class InputPump extends Thread {
    private static final int CHUNK = 16 * 1024;
    private final int source;
    private final int sink;
    private final WakePipe wake;
    private final Runnable onSuspendKey;
    private final Keystrokes keystrokes;
    private final Answers answers;

    /** Says where something is to be added. */
    interface Answers {
        /** For a chunk that is about to go through: before which byte; -1 for nowhere. */
        int before(byte[] chunk, int count);
    }

    /** @param onSuspendKey called, on this thread, after Ctrl-Z has gone through */
    InputPump(int source, int sink, Runnable onSuspendKey, Keystrokes keystrokes, Answers answers) throws IOException {
        super(null, null, "keys", 128 * 1024);
        this.source = source;
        this.sink = sink;
        this.onSuspendKey = onSuspendKey;
        this.keystrokes = keystrokes;
        this.answers = answers;
        this.wake = new WakePipe();
        setDaemon(true);
    }

    @Override
    public void run() {
        byte[] buffer = new byte[CHUNK];
        Descriptor.Pair ready = new Descriptor.Pair(source, wake.descriptor());
        while (true) {
            ready.await(-1);
            if (ready.second()) {
                return;
            }
            if (ready.first()) {
                int count = Descriptor.read(source, buffer);
                if (count <= 0 || !write(buffer, count)) {
                    return;
                }
                keystrokes.read(buffer, count);
                if (SuspendKey.in(buffer, count)) {
                    onSuspendKey.run();
                }
            }
        }
    }

    private boolean write(byte[] buffer, int count) {
        int at = answers.before(buffer, count);
        if (at < 0) {
            return Descriptor.write(sink, buffer, 0, count);
        }
        return Descriptor.write(sink, buffer, 0, at)
                && Descriptor.write(sink, StatusChannel.ANSWER)
                && Descriptor.write(sink, buffer, at, count - at);
    }

    public void finish() throws InterruptedException {
        wake.wake();
        join(1_000);
        if (!isAlive()) {
            wake.close();
        }
    }
}
