package dev.belay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;

/**
 * What {@code dev.belay.testing.NativeCode} makes of Linux is what it claims. No test by its name, for it holds only in a
 * JVM that has these libraries in it.
 */
public class ImitationOfDarwin {
    private static final int ENOTTY = 25;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final WindowSize SIZE = new WindowSize(33, 101, 0, 0);

    @Test
    void theMasterHasNoSizeAndNoSettingsUntilTheSlaveWasOpened() {
        int master = Libc.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY);
        Libc.grantpt(master);
        Libc.unlockpt(master);
        try (Memory settings = new Memory(128);
                Memory name = ByteText.terminated(Libc.ptsname(master).getString(0))) {
            assertEquals(-1, Libc.tcgetattr(master, settings));
            assertEquals(ENOTTY, Libc.errno());
            assertEquals(-1, Libc.tcsetattr(master, 0, settings));
            SIZE.applyTo(master);
            assertEquals(ENOTTY, Libc.errno());

            int slave = Libc.open(name, Libc.O_RDWR | Libc.O_NOCTTY);
            assertTrue(slave >= 0);
            assertEquals(0, Libc.tcgetattr(master, settings));
            SIZE.applyTo(master);
            assertEquals(SIZE, WindowSize.of(slave));
            Libc.close(slave);
        }
        Libc.close(master);
    }

    @Test
    void aFlagThatIsPassedTheWrongWayIsLost() throws Exception {
        Pipe pipe = new Pipe();
        Libc.fcntl(pipe.sink(), F_SETFD, 0);
        Libc.fcntl(pipe.sink(), F_SETFD, 1);
        assertEquals(0, Libc.fcntl(pipe.sink(), F_GETFD, 0));
        Descriptor.closeOnExec(pipe.sink());
        assertEquals(1, Libc.fcntl(pipe.sink(), F_GETFD, 0));
        pipe.closeSink();
        pipe.closeSource();
    }
}
