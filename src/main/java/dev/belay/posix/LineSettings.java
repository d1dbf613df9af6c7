package dev.belay.posix;

import com.sun.jna.Memory;
import com.sun.jna.Platform;

/** What a terminal's line settings say (termios(3)). */
public final class LineSettings {
    private static final int TERMIOS = 128;
    private static final int LOCAL_FLAGS = Platform.isMac() ? 24 : 12;
    private static final int ICANON = Platform.isMac() ? 0x100 : 0x2;

    private LineSettings() {}

    /** Whether it reads by lines, as for a shell: a full-screen program that is at work never has it so. */
    public static boolean canonical(int descriptor) {
        try (Memory attributes = new Memory(TERMIOS)) {
            attributes.clear();
            return Libc.tcgetattr(descriptor, attributes) == 0 && (attributes.getInt(LOCAL_FLAGS) & ICANON) != 0;
        }
    }
}
