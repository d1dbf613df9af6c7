package dev.belay.child;

import com.sun.jna.Memory;
import dev.belay.posix.Libc;
import dev.belay.posix.WindowSize;

/**
 * How a new pty looks before its program sees it: the size, so that there is never a 0x0 window, and the user's own line
 * settings (erase character, flow control ...).
 *
 * @param attributes the bytes of a {@code struct termios}, or an empty array to keep the system's defaults
 */
public record TerminalSetup(WindowSize size, byte[] attributes) {

    /** Gives the line settings to a pty's slave. */
    void applyAttributesTo(int slave) {
        if (attributes.length == 0) {
            return;
        }
        try (Memory memory = new Memory(attributes.length)) {
            memory.write(0, attributes, 0, attributes.length);
            Libc.tcsetattr(slave, 0, memory);
        }
    }
}
