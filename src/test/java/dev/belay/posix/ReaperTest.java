package dev.belay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.posix.calls.Change;
import dev.belay.posix.calls.NativeCalls;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
@Timeout(60)
class ReaperTest {
    private static final int ECHILD = 10;
    private static final int[] STANDARD = {0, 1, 2};

    private static byte[] words(String... words) {
        return (String.join("\0", words) + "\0").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whoIsStillThereIsLeftAndWhoHasEndedIsTaken() throws Exception {
        NativeCalls calls = NativeCalls.here();
        int pid = calls.spawn(
                words("/bin/sh"), words("sh", "-c", "exec sleep 1000"), words("PATH=/usr/bin:/bin"), STANDARD, null);
        assertTrue(pid > 0);
        assertFalse(Reaper.hasNoChild());
        calls.kill(pid, Signals.KILL);
        while (!Reaper.hasNoChild()) {
            Thread.sleep(1);
        }
        assertEquals(-ECHILD, calls.await(pid, NativeCalls.ENDS | NativeCalls.AT_ONCE, new Change().numbers()));
    }

    @Test
    void whereOrphansGoElsewhereNobodyCanKnow() {
        assertEquals(LinuxCalls.isAdopting() && Reaper.hasNoChild(), Reaper.nobodyIsLeft());
    }
}
