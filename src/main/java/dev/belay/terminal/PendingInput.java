package dev.belay.terminal;

import dev.belay.posix.Descriptor;
import dev.belay.posix.calls.NativeCalls;

/**
 * What has been typed and not been read: as long as nobody reads it, it is the next program's. The kernel tells how much
 * there is without giving it away.
 */
final class PendingInput {
    private static final int CHUNK = 4096;
    private static final int NOBODY = -1;

    private final byte[] buffer = new byte[CHUNK];
    private final Descriptor.Pair ready = new Descriptor.Pair(UserTerminal.INPUT, NOBODY);

    /** Waits until something is there, at most this long; whether something is, the end of the terminal included. */
    boolean await(int milliseconds) {
        ready.await(milliseconds);
        return ready.first();
    }

    /** How many bytes there are. */
    int size() {
        return Math.max(0, NativeCalls.here().pending(UserTerminal.INPUT));
    }

    /** The first byte of what is there, all of which is taken; nothing (-1) at the end of the terminal. */
    int take() {
        int read = Descriptor.read(UserTerminal.INPUT, buffer);
        return read <= 0 ? -1 : buffer[0] & 0xFF;
    }
}
