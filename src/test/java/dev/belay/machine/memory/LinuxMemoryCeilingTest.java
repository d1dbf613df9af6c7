package dev.belay.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxMemoryCeilingTest {
    @TempDir
    Path folder;

    private LinuxMemoryCeiling ceiling() {
        return new LinuxMemoryCeiling(
                new LinuxMemoryGroup(List.of(folder, folder)), folder, Optional.of(folder.resolve("private")));
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals(
                Optional.of(
                        "there is neither a systemd of yours with the memory controller nor a control group that may"
                                + " be written"),
                ceiling().obstacle());
    }

    @Test
    void aManagerWithoutTheControllersOfVersion2SetsNoLimit() throws IOException {
        Files.createFile(folder.resolve("private"));
        assertTrue(ceiling().obstacle().isPresent());
        assertFalse(ceiling().put(ProcessHandle.current().pid(), 1L << 40));
    }
}
