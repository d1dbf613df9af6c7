package dev.belay.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.posix.calls.NativeCalls;
import dev.belay.testing.Finished;
import dev.belay.testing.NativeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A signal that is heard does what was asked, and ends the process once nobody hears it any more. */
@DisabledOnOs(OS.WINDOWS)
class SignalsTest {
    @Test
    void theLibraryHearsASignalUntilItIsReleased() throws Exception {
        assertEnds(List.of("-Dbelay.native.library=" + NativeCode.library()));
    }

    @Test
    void theVirtualMachineHearsASignalUntilItIsReleased() throws Exception {
        assertEnds(List.of());
    }

    /** In a process of its own. */
    private static void assertEnds(List<String> options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SignalsTest.class.getName()));
        Finished finished = Finished.run(new ProcessBuilder(command), "");
        assertEquals("heard, its hooks run", finished.output(), finished.errors());
        assertEquals(128 + Signals.TERM, finished.status());
    }

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.print("its hooks run");
            System.out.flush();
        }));
        CountDownLatch heard = new CountDownLatch(1);
        Signals.on(Signals.TERM, heard::countDown);
        NativeCalls.here().kill((int) ProcessHandle.current().pid(), Signals.TERM);
        heard.await();
        System.out.print("heard, ");
        Signals.release(Signals.TERM);
        NativeCalls.here().kill((int) ProcessHandle.current().pid(), Signals.TERM);
        new CountDownLatch(1).await();
    }
}
