package dev.belay.run.takeover;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.process.Processes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class RunRecordTest {
    private static final int SELF = (int) ProcessHandle.current().pid();

    private static RunRecord.Client client(String start) {
        return new RunRecord.Client(SELF, start, Instant.EPOCH, Optional.empty(), List.of(), Optional.empty());
    }

    /** Numbers of processes are used again. */
    @Test
    void aProcessIsTheOneThatWasStartedThenAndNoOtherOfItsNumber() {
        String start = Processes.here().startAsNoted(SELF).orElseThrow();
        assertTrue(client(start).process().isPresent());
        assertTrue(client("1").process().isEmpty());
    }
}
