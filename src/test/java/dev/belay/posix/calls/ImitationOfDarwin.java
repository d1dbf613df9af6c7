package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * What {@code dev.belay.testing.NativeCode} makes of Linux is what it claims. No test by its name, for it holds only in a
 * JVM that has these libraries in it.
 */
public class ImitationOfDarwin {
    private static final int ENOTTY = 25;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int[] SIZE = {33, 101, 0, 0};

    private final NativeCalls calls = new JnaCalls();

    @Test
    void theMasterHasNoSizeAndNoSettingsUntilTheSlaveWasOpened() {
        int master = calls.openMaster();
        calls.unlock(master);
        byte[] settings = new byte[NativeCalls.TERMIOS];
        assertEquals(-ENOTTY, calls.attributes(master, settings));
        assertEquals(-ENOTTY, calls.setAttributes(master, false, settings));
        assertEquals(-ENOTTY, calls.setWindowSize(master, 33, 101, 0, 0));

        int slave = calls.openTerminal(calls.slaveOf(master));
        assertTrue(slave >= 0);
        assertEquals(0, calls.attributes(master, settings));
        assertEquals(0, calls.setWindowSize(master, 33, 101, 0, 0));
        int[] size = new int[4];
        calls.windowSize(slave, size);
        assertArrayEquals(SIZE, size);
        calls.close(slave);
        calls.close(master);
    }

    @Test
    void aFlagThatIsPassedTheWrongWayIsLost() {
        int[] ends = new int[2];
        JnaLibrary.pipe(ends);
        JnaLibrary.fcntl(ends[1], F_SETFD, 1);
        assertEquals(0, JnaLibrary.fcntl(ends[1], F_GETFD, 0));
        calls.closeOnExec(ends[1], true);
        assertEquals(1, JnaLibrary.fcntl(ends[1], F_GETFD, 0));
        calls.close(ends[0]);
        calls.close(ends[1]);
    }
}
