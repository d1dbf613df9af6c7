package dev.belay.terminal;

import com.sun.jna.Memory;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;

/** Asks for one key, or whoever else may answer. What was typed before the question was seen, and escape sequences, are no answer. */
public final class KeyPrompt {
    /** The terminal has gone, or Ctrl-C or Ctrl-D was pressed. */
    public static final char NONE = 0;

    private static final int TCIFLUSH = com.sun.jna.Platform.isMac() ? 1 : 0;
    private static final int CHUNK = 256;

    private static final int NOBODY = -1;
    private static final int LOOK_AGAIN = 300;

    private KeyPrompt() {}

    /** Somebody who answers without the keyboard: a click on a popup. */
    public interface Elsewhere {
        /** The key that was meant; {@link #NONE} as long as there is no answer. */
        char answer();
    }

    /** Waits for one of these characters; others are ignored. */
    public static char ask(UserTerminal terminal, String allowed, Elsewhere elsewhere) {
        terminal.raw();
        Libc.tcflush(UserTerminal.INPUT, TCIFLUSH);
        elsewhere.answer();
        try (Memory buffer = new Memory(CHUNK);
                Descriptor.Pair ready = new Descriptor.Pair(UserTerminal.INPUT, NOBODY)) {
            while (true) {
                ready.await(LOOK_AGAIN);
                if (!ready.first()) {
                    char answer = elsewhere.answer();
                    if (answer != NONE && allowed.indexOf(answer) >= 0) {
                        return answer;
                    }
                    continue;
                }
                int count = Descriptor.read(UserTerminal.INPUT, buffer, CHUNK);
                if (count <= 0) {
                    return NONE;
                }
                char key = Character.toLowerCase((char) (buffer.getByte(0) & 0xFF));
                if (key == 3 || key == 4) {
                    return NONE;
                }
                if (count == 1 && allowed.indexOf(key) >= 0) {
                    return key;
                }
            }
        } finally {
            terminal.restore();
        }
    }
}
