package dev.belay.machine.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTimeTest {
    @TempDir
    private Path proc;

    @Test
    void readsWhatLinuxSays() throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  1 2 3\nctxt 5\nbtime 1779000000\nprocesses 9\n");
        assertEquals(Optional.of(Instant.ofEpochSecond(1_779_000_000)), BootTime.linux(proc));
    }

    @Test
    void knowsNothingWhereLinuxSaysNothing() {
        assertEquals(Optional.empty(), BootTime.linux(proc));
    }

    @Test
    void readsWhatDarwinPrints() {
        assertEquals(
                Optional.of(Instant.ofEpochSecond(1_779_000_000)),
                DarwinBootTime.parse("{ sec = 1779000000, usec = 123456 } Sun May 17 08:40:00 2026\n"));
    }

    @Test
    void thisMachineWasStartedBeforeNow() {
        assertTrue(BootTime.here().map(Instant.now()::isAfter).orElse(true));
    }
}
