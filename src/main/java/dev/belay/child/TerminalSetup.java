package dev.belay.child;

import dev.belay.posix.WindowSize;
import dev.belay.posix.calls.NativeCalls;

/**
 * How a new pty looks before its program sees it: the size, so that there is never a 0x0 window, and the user's own line
 * settings (erase character, flow control ...).
 *
 * @param attributes the bytes of a {@code struct termios}, or an empty array to keep the system's defaults
 */
public record TerminalSetup(WindowSize size, byte[] attributes) {

    /** Gives the line settings to a pty's slave. */
    void applyAttributesTo(int slave) {
        if (attributes.length > 0) {
            NativeCalls.here().setAttributes(slave, false, attributes);
        }
    }
}
