package dev.belay.terminal;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import dev.belay.posix.Descriptor;
import dev.belay.posix.Libc;

/**
 * What has been typed and not been read: as long as nobody reads it, it is the next program's. The kernel tells how much
 * there is without giving it away.
 */
final class PendingInput implements AutoCloseable {
    private static final long FIONREAD = Platform.isMac() ? 0x4004667FL : 0x541B;
    private static final int CHUNK = 4096;
    private static final int NOBODY = -1;

    private final Memory count = new Memory(Integer.BYTES);
    private final Memory buffer = new Memory(CHUNK);
    private final Descriptor.Pair ready = new Descriptor.Pair(UserTerminal.INPUT, NOBODY);

    /** Waits until something is there, at most this long; whether something is, the end of the terminal included. */
    boolean await(int milliseconds) {
        ready.await(milliseconds);
        return ready.first();
    }

    /** How many bytes there are. */
    int size() {
        count.setInt(0, 0);
        return Libc.ioctl(UserTerminal.INPUT, FIONREAD, count) == 0 ? count.getInt(0) : 0;
    }

    /** The first byte of what is there, all of which is taken; nothing (-1) at the end of the terminal. */
    int take() {
        int read = Descriptor.read(UserTerminal.INPUT, buffer, CHUNK);
        return read <= 0 ? -1 : buffer.getByte(0) & 0xFF;
    }

    @Override
    public void close() {
        ready.close();
        buffer.close();
        count.close();
    }
}
