package dev.belay.posix;

import dev.belay.posix.calls.NativeCalls;
import dev.belay.posix.calls.OperatingSystem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** What a terminal's line settings say (termios(3)). */
public final class LineSettings {
    private static final int INPUT_FLAGS = 0;
    /** The same on Linux and macOS. */
    private static final int ICRNL = 0x100;

    private static final int LOCAL_FLAGS = OperatingSystem.isMac() ? 24 : 12;
    private static final int ICANON = OperatingSystem.isMac() ? 0x100 : 0x2;
    private static final int CHARACTERS = OperatingSystem.isMac() ? 32 : 17;
    private static final int LEAST = CHARACTERS + (OperatingSystem.isMac() ? 16 : 6);
    private static final int TIME = CHARACTERS + (OperatingSystem.isMac() ? 17 : 5);

    private LineSettings() {}

    /**
     * Lets it hand over what is typed as it comes. By lines, a kernel drops what is beyond the first 1,024 to 4,096
     * characters of one, and the line of JSON that somebody pastes may be longer. Echo and Ctrl-C stay as they are.
     *
     * @return what puts it back; nothing where this is no terminal
     */
    public static Optional<Runnable> readByCharacters(int descriptor) {
        byte[] before = new byte[NativeCalls.TERMIOS];
        if (NativeCalls.here().attributes(descriptor, before) != 0) {
            return Optional.empty();
        }
        byte[] changed = before.clone();
        ByteBuffer settings = ByteBuffer.wrap(changed).order(ByteOrder.nativeOrder());
        settings.putInt(LOCAL_FLAGS, settings.getInt(LOCAL_FLAGS) & ~ICANON);
        settings.put(LEAST, (byte) 1);
        settings.put(TIME, (byte) 0);
        NativeCalls.here().setAttributes(descriptor, false, changed);
        return Optional.of(() -> NativeCalls.here().setAttributes(descriptor, false, before));
    }

    /** Raw, but Return ends a line: made from the settings of a raw terminal. */
    public static byte[] endingLines(byte[] raw) {
        byte[] changed = raw.clone();
        ByteBuffer settings = ByteBuffer.wrap(changed).order(ByteOrder.nativeOrder());
        settings.putInt(INPUT_FLAGS, settings.getInt(INPUT_FLAGS) | ICRNL);
        return changed;
    }

    /** Whether it reads by lines, as for a shell: a full-screen program that is at work never has it so. */
    public static boolean canonical(int descriptor) {
        byte[] attributes = new byte[NativeCalls.TERMIOS];
        return NativeCalls.here().attributes(descriptor, attributes) == 0
                && (ByteBuffer.wrap(attributes).order(ByteOrder.nativeOrder()).getInt(LOCAL_FLAGS) & ICANON) != 0;
    }
}
