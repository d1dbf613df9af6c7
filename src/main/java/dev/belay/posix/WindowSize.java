package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;

/** A terminal's size in cells, and in pixels where the terminal says so (tty_ioctl(4), struct winsize). */
public record WindowSize(int rows, int columns, int width, int height) {

    /** The size of this terminal, or 24 x 80 when it does not know. */
    public static WindowSize of(int descriptor) {
        int[] size = new int[4];
        if (NativeCalls.here().windowSize(descriptor, size) != 0 || size[0] == 0 || size[1] == 0) {
            return new WindowSize(24, 80, 0, 0);
        }
        return new WindowSize(size[0], size[1], size[2], size[3]);
    }

    /** Gives it to a pty; the kernel tells the foreground group with SIGWINCH when it is another. */
    public void applyTo(int descriptor) {
        NativeCalls.here().setWindowSize(descriptor, rows, columns, width, height);
    }
}
