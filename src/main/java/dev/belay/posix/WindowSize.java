package dev.belay.posix;

import com.sun.jna.Memory;
import com.sun.jna.Platform;

/** A terminal's size in cells, and in pixels where the terminal says so (tty_ioctl(4), struct winsize). */
public record WindowSize(int rows, int columns, int width, int height) {
    private static final long TIOCGWINSZ = Platform.isMac() ? 0x40087468L : 0x5413;
    private static final long TIOCSWINSZ = Platform.isMac() ? 0x80087467L : 0x5414;

    /** The size of this terminal, or 24 x 80 when it does not know. */
    public static WindowSize of(int descriptor) {
        try (Memory size = new Memory(8)) {
            size.clear();
            if (Libc.ioctl(descriptor, TIOCGWINSZ, size) != 0 || size.getShort(0) == 0 || size.getShort(2) == 0) {
                return new WindowSize(24, 80, 0, 0);
            }
            return new WindowSize(word(size, 0), word(size, 2), word(size, 4), word(size, 6));
        }
    }

    /** Gives it to a pty; the kernel tells the foreground group with SIGWINCH when it is another. */
    public void applyTo(int descriptor) {
        try (Memory size = new Memory(8)) {
            size.setShort(0, (short) rows);
            size.setShort(2, (short) columns);
            size.setShort(4, (short) width);
            size.setShort(6, (short) height);
            Libc.ioctl(descriptor, TIOCSWINSZ, size);
        }
    }

    private static int word(Memory size, int at) {
        return size.getShort(at) & 0xFFFF;
    }
}
