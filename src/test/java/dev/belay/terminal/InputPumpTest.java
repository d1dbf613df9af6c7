package dev.belay.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(600)
@DisabledOnOs(OS.WINDOWS)
class InputPumpTest {
    private final Keystrokes keystrokes = new Keystrokes();
    private final CountDownLatch suspended = new CountDownLatch(1);
    private Pipe keyboard;
    private Pipe claude;
    private InputPump pump;

    @BeforeEach
    void open() throws Exception {
        keyboard = new Pipe();
        claude = new Pipe();
        pump = new InputPump(
                keyboard.reading(),
                claude.writing(),
                suspended::countDown,
                keystrokes,
                (chunk, count) -> count == 6 ? 4 : -1);
        pump.start();
    }

    @AfterEach
    void close() throws Exception {
        pump.finish();
        keyboard.close();
        claude.close();
    }

    @Test
    void carriesKeysUntouchedAndNotesThatSomebodyTyped() throws Exception {
        assertEquals(0, keystrokes.lastKeyMillis());
        keyboard.write("a\u0003\u001b[Abc");
        assertEquals("a\u0003\u001b[Abc", claude.read(7));
        while (keystrokes.lastKeyMillis() == 0) {
            Thread.onSpinWait();
        }
        assertTrue(keystrokes.draft());
    }

    @Test
    void addsAnAnswerWhereItBelongsAndKeepsTheRestInOrder() throws Exception {
        keyboard.write("abcdef");
        assertEquals("abcd\033]7501;?\007ef", claude.read(15));
    }

    @Test
    void takesNoKeyOnceItIsFinished() throws Exception {
        keyboard.write("x");
        assertEquals("x", claude.read(1));
        pump.finish();
        keyboard.write("for the shell");
        assertFalse(pump.isAlive());
        assertEquals("for the shell", keyboard.read(13));
    }

    @Test
    void theSuspendKeyGoesThroughAndIsHeard() throws Exception {
        keyboard.write("\u001a");
        assertEquals("\u001a", claude.read(1));
        assertTrue(suspended.await(60, TimeUnit.SECONDS));
    }
}
