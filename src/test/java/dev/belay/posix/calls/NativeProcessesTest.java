package dev.belay.posix.calls;

import static dev.belay.posix.calls.NativeCallsTest.STANDARD;
import static dev.belay.posix.calls.NativeCallsTest.end;
import static dev.belay.posix.calls.NativeCallsTest.read;
import static dev.belay.posix.calls.NativeCallsTest.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all forms of the calls promise of processes that are not our children, and of a terminal that is held for them. */
@Timeout(120)
class NativeProcessesTest {
    private static final String FORMS = "dev.belay.posix.calls.NativeCallsTest#all";

    @ParameterizedTest
    @MethodSource(FORMS)
    void theEndOfSomebodyElsesChildIsHeard(NativeCalls calls) throws Exception {
        int[] out = new int[2];
        calls.pipe(out);
        int parent = sh(calls, "sleep 60 & echo $!; wait", new int[] {0, out[1], 2}, null);
        calls.close(out[1]);
        byte[] buffer = new byte[20];
        int count = calls.read(out[0], buffer, 0, buffer.length);
        int grandchild = Integer.parseInt(new String(buffer, 0, count, StandardCharsets.US_ASCII).strip());
        int watched = calls.watchEnd(grandchild);
        assertTrue(watched >= 0, "" + watched);
        assertEquals(0, calls.poll(watched, -1, 0));
        calls.kill(grandchild, 9);
        assertEquals(1, calls.poll(watched, -1, 60_000));
        calls.close(watched);
        calls.close(out[0]);
        assertEquals(Change.EXITED, end(calls, parent).get(0));
        assertTrue(calls.watchEnd(parent) < 0);
    }

    /** Linux tells it from 6.15 on, and not before the parent has heard of it. */
    @ParameterizedTest
    @MethodSource(FORMS)
    void howSomebodyElsesChildHasEndedIsToldWhereTheKernelDoes(NativeCalls calls) throws Exception {
        int[] out = new int[2];
        calls.pipe(out);
        int pid = sh(calls, "read go; exit 9", new int[] {out[0], 1, 2}, null);
        int watched = calls.watchEnd(pid);
        assertTrue(calls.endStatus(watched) < 0);
        calls.close(out[1]);
        assertEquals(1, calls.poll(watched, -1, 60_000));
        assertEquals(List.of(Change.EXITED, 9), end(calls, pid));
        int status = calls.endStatus(watched);
        assertTrue(status < 0 || status == 9 << 8, "" + status);
        calls.close(watched);
        calls.close(out[0]);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void aSecondNumberIsHighEnoughAndNotInherited(NativeCalls calls) throws Exception {
        int[] out = new int[2];
        calls.pipe(out);
        int second = calls.duplicateFrom(out[1], 50);
        assertTrue(second >= 50, "" + second);
        calls.close(out[1]);
        int pid = sh(calls, "sleep 60", STANDARD, null);
        calls.write(second, new byte[] {'x'}, 0, 1);
        calls.close(second);
        assertEquals("x", read(calls, out[0]));
        calls.close(out[0]);
        calls.kill(pid, 9);
        assertEquals(List.of(Change.SIGNALLED, 9), end(calls, pid));
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void whatNobodyHasReadOfATerminalIsDropped(NativeCalls calls) {
        int master = calls.openMaster();
        calls.unlock(master);
        int slave = calls.openTerminal(calls.slaveOf(master));
        calls.write(master, new byte[] {'o', 'l', 'd', '\n'}, 0, 4);
        assertEquals(1, calls.poll(slave, -1, 60_000));
        assertEquals(4, calls.pending(slave));
        assertEquals(0, calls.discard(slave));
        assertEquals(0, calls.pending(slave));
        calls.close(slave);
        calls.close(master);
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void theParentIsKnownAndItsDeathCanBeHeardOf(NativeCalls calls) {
        assertEquals(ProcessHandle.current().parent().orElseThrow().pid(), calls.parent());
        assertEquals(0, calls.signalOnParentsDeath(0));
        assertTrue(calls.signalOnParentsDeath(1_000) < 0);
    }
}
