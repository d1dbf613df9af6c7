package dev.belay.posix.calls;

import com.sun.jna.Memory;
import java.util.Arrays;

/** A terminal's settings and size through JNA. */
final class JnaTerminal {
    static final int TCIOFLUSH = OperatingSystem.isMac() ? 3 : 2;
    private static final int TCSADRAIN = 1;
    private static final int WINSIZE = 8;
    private static final long FIONREAD = OperatingSystem.isMac() ? 0x4004667FL : 0x541B;
    private static final long TIOCGWINSZ = OperatingSystem.isMac() ? 0x40087468L : 0x5413;
    private static final long TIOCSWINSZ = OperatingSystem.isMac() ? 0x80087467L : 0x5414;

    private JnaTerminal() {}

    static int pending(int descriptor) {
        try (Memory count = new Memory(Integer.BYTES)) {
            count.setInt(0, 0);
            int result = JnaLibrary.outcome(JnaLibrary.ioctl(descriptor, FIONREAD, count));
            return result < 0 ? result : count.getInt(0);
        }
    }

    static int attributes(int descriptor, byte[] into) {
        try (Memory settings = new Memory(NativeCalls.TERMIOS)) {
            settings.clear();
            int result = JnaLibrary.outcome(JnaLibrary.tcgetattr(descriptor, settings));
            settings.read(0, into, 0, NativeCalls.TERMIOS);
            return result;
        }
    }

    static int setAttributes(int descriptor, boolean drained, byte[] from) {
        try (Memory settings = settings(from)) {
            return JnaLibrary.outcome(JnaLibrary.tcsetattr(descriptor, drained ? TCSADRAIN : 0, settings));
        }
    }

    static void makeRaw(byte[] attributes) {
        try (Memory settings = settings(attributes)) {
            JnaLibrary.cfmakeraw(settings);
            settings.read(0, attributes, 0, NativeCalls.TERMIOS);
        }
    }

    private static Memory settings(byte[] bytes) {
        Memory settings = new Memory(NativeCalls.TERMIOS);
        settings.write(0, Arrays.copyOf(bytes, NativeCalls.TERMIOS), 0, NativeCalls.TERMIOS);
        return settings;
    }

    static int windowSize(int descriptor, int[] into) {
        try (Memory size = new Memory(WINSIZE)) {
            size.clear();
            int result = JnaLibrary.outcome(JnaLibrary.ioctl(descriptor, TIOCGWINSZ, size));
            for (int i = 0; i < into.length; i++) {
                into[i] = size.getShort(2L * i) & 0xFFFF;
            }
            return result;
        }
    }

    static int setWindowSize(int descriptor, int rows, int columns, int width, int height) {
        try (Memory size = new Memory(WINSIZE)) {
            size.setShort(0, (short) rows);
            size.setShort(2, (short) columns);
            size.setShort(4, (short) width);
            size.setShort(6, (short) height);
            return JnaLibrary.outcome(JnaLibrary.ioctl(descriptor, TIOCSWINSZ, size));
        }
    }
}
