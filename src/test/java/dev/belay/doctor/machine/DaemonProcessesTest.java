package dev.belay.doctor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What they are told apart by; DaemonCheckTest has the processes. */
class DaemonProcessesTest {
    @TempDir
    Path configuration;

    /** Seen with 2.1.332. */
    @Test
    void areInAFolderThatIsNamedAfterTheConfigurationDirectory() {
        assertEquals("d9718df0", DaemonProcesses.name(Path.of("/home/a/.claude")));
    }

    @Test
    void areNoneForADirectoryThatNoDaemonHas() {
        assertEquals(List.of(), DaemonProcesses.of(configuration));
    }
}
