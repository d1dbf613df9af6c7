package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.testing.Processes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Signals are heard, and at the end no thread that waits for one is left. */
class HeardSignalsTest {
    /** Harmless: its default is to be ignored. */
    private static final int URG = OperatingSystem.isMac() ? 16 : 23;

    @Test
    void isHeardAgainAfterItsStopAndLeavesNoThread() throws Exception {
        assumeTrue(HeardSignals.possible());
        for (int i = 0; i < 2; i++) {
            CountDownLatch heard = new CountDownLatch(1);
            assertTrue(HeardSignals.on(URG, heard::countDown));
            Processes.signal("URG", ProcessHandle.current().pid());
            assertTrue(heard.await(1, TimeUnit.MINUTES));
            HeardSignals.stop();
            while (isWaitedFor()) {
                Thread.onSpinWait();
            }
        }
    }

    private static boolean isWaitedFor() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("signals"));
    }
}
