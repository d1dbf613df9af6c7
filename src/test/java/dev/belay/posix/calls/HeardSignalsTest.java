package dev.belay.posix.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.testing.Finished;
import dev.belay.testing.NativeCode;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Signals are heard, and at the end no thread that waits for one is left. */
class HeardSignalsTest {
    /** Harmless: its default is to be ignored. */
    private static final int URG = OperatingSystem.isMac() ? 16 : 23;

    @Test
    void isHeardAgainAfterItsStopAndLeavesNoThread() throws Exception {
        // In a process of its own, for ours goes without the library.
        Finished finished = Finished.run(
                new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dbelay.native.library=" + NativeCode.library(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeardSignalsTest.class.getName()),
                "");
        assertEquals("heard, nobody waits, heard, nobody waits, ", finished.output(), finished.errors());
    }

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < 2; i++) {
            CountDownLatch heard = new CountDownLatch(1);
            if (HeardSignals.on(URG, heard::countDown)) {
                NativeCalls.here().kill((int) ProcessHandle.current().pid(), URG);
                heard.await();
                System.out.print("heard, ");
            }
            HeardSignals.stop();
            while (isWaitedFor()) {
                Thread.onSpinWait();
            }
            System.out.print("nobody waits, ");
        }
    }

    private static boolean isWaitedFor() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("signals"));
    }
}
