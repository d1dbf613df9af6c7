package dev.belay.posix;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import java.util.Optional;

/** What a terminal's line settings say (termios(3)). */
public final class LineSettings {
    private static final int TERMIOS = 128;
    private static final int LOCAL_FLAGS = Platform.isMac() ? 24 : 12;
    private static final int ICANON = Platform.isMac() ? 0x100 : 0x2;
    private static final int CHARACTERS = Platform.isMac() ? 32 : 17;
    private static final int LEAST = CHARACTERS + (Platform.isMac() ? 16 : 6);
    private static final int TIME = CHARACTERS + (Platform.isMac() ? 17 : 5);
    private static final int AT_ONCE = 0;

    private LineSettings() {}

    /**
     * Lets it hand over what is typed as it comes. By lines, a kernel drops what is beyond the first 1,024 to 4,096
     * characters of one, and the line of JSON that somebody pastes may be longer. Echo and Ctrl-C stay as they are.
     *
     * @return what puts it back; nothing where this is no terminal
     */
    public static Optional<Runnable> readByCharacters(int descriptor) {
        Memory before = new Memory(TERMIOS);
        Memory changed = new Memory(TERMIOS);
        before.clear();
        if (Libc.tcgetattr(descriptor, before) != 0) {
            return Optional.empty();
        }
        changed.write(0, before.getByteArray(0, TERMIOS), 0, TERMIOS);
        changed.setInt(LOCAL_FLAGS, changed.getInt(LOCAL_FLAGS) & ~ICANON);
        changed.setByte(LEAST, (byte) 1);
        changed.setByte(TIME, (byte) 0);
        Libc.tcsetattr(descriptor, AT_ONCE, changed);
        return Optional.of(() -> Libc.tcsetattr(descriptor, AT_ONCE, before));
    }

    /** Whether it reads by lines, as for a shell: a full-screen program that is at work never has it so. */
    public static boolean canonical(int descriptor) {
        try (Memory attributes = new Memory(TERMIOS)) {
            attributes.clear();
            return Libc.tcgetattr(descriptor, attributes) == 0 && (attributes.getInt(LOCAL_FLAGS) & ICANON) != 0;
        }
    }
}
