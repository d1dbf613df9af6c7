package dev.belay.terminal;

import com.sun.jna.Memory;
import dev.belay.posix.Descriptor;
import dev.belay.posix.WakePipe;
import java.io.IOException;

/** Carries what the user types to claude, untouched, and stops without taking a key that was meant for us. */
public final class InputPump extends Thread {
    private static final int CHUNK = 16 * 1024;
    private final int source;
    private final int sink;
    private final WakePipe wake;
    private final Runnable onSuspendKey;
    private final Keystrokes keystrokes;

    /** @param onSuspendKey called, on this thread, after Ctrl-Z has gone through */
    public InputPump(int source, int sink, Runnable onSuspendKey, Keystrokes keystrokes) throws IOException {
        super(null, null, "keys", 128 * 1024);
        this.source = source;
        this.sink = sink;
        this.onSuspendKey = onSuspendKey;
        this.keystrokes = keystrokes;
        this.wake = new WakePipe();
        setDaemon(true);
    }

    @Override
    public void run() {
        try (Memory buffer = new Memory(CHUNK);
                Descriptor.Pair ready = new Descriptor.Pair(source, wake.descriptor())) {
            while (true) {
                ready.await(-1);
                if (ready.second()) {
                    return;
                }
                if (ready.first()) {
                    int count = Descriptor.read(source, buffer, CHUNK);
                    if (count <= 0 || !Descriptor.write(sink, buffer, count)) {
                        return;
                    }
                    keystrokes.read(buffer, count);
                    if (SuspendKey.in(buffer, count)) {
                        onSuspendKey.run();
                    }
                }
            }
        }
    }

    public void finish() throws InterruptedException {
        wake.wake();
        join(1_000);
        if (!isAlive()) {
            wake.close();
        }
    }
}
