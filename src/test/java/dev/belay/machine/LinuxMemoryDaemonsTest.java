package dev.belay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinuxMemoryDaemonsTest {
    private static final String LOG = """
            mem avail:   981 of 15890 MiB ( 6.18%), swap free:    0 of 2047 MiB ( 0.00%)
            low memory! at or below SIGTERM limits: mem 10.00%, swap 10.00%
            sending SIGTERM to process 4711 uid 1000 "claude": oom_score 911, VmRSS 5123 MiB, cmdline "claude"
            process exited after 0.1 seconds
            sending SIGTERM to process 4712 "node": badness 800, VmRSS 99 MiB
            sending SIGTERM to process""";

    @Test
    void findsWhomEarlyoomHasAskedToEnd() {
        assertEquals(Optional.of("4711 (claude)"), LinuxMemoryDaemons.victim(LOG, Set.of(4711L)));
        assertEquals(Optional.of("4712 (node)"), LinuxMemoryDaemons.victim(LOG, Set.of(4711L, 4712L)), "the last one");
        assertEquals(Optional.empty(), LinuxMemoryDaemons.victim(LOG, Set.of(47L)));
        assertEquals(Optional.empty(), LinuxMemoryDaemons.victim("", Set.of(4711L)));
    }
}
