package dev.belay.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxMemoryGroupTest {
    @TempDir
    Path folder;

    private LinuxMemoryGroup group() {
        return new LinuxMemoryGroup(List.of(folder.resolve("v2"), folder.resolve("v1")));
    }

    private void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void version2NeedsTheControllerHandedDown() throws IOException {
        file("v2/cgroup.procs", "");
        file("v2/cgroup.subtree_control", "cpu pids\n");
        assertFalse(group().isPossible());
        file("v2/cgroup.subtree_control", "cpu memory pids\n");
        assertTrue(group().isPossible());
        assertTrue(group().put(List.of(5L, 6L), 5, 1 << 20));
        Path made = folder.resolve("v2/belay-claude-5");
        assertEquals("1048576", Files.readString(made.resolve("memory.max")));
        assertEquals("6", Files.readString(made.resolve("cgroup.procs")), "one after the other");
    }

    @Test
    void version1GoesBeforeIt() throws IOException {
        file("v1/memory.limit_in_bytes", "");
        assertTrue(group().isPossible());
        assertTrue(group().put(List.of(5L), 5, 1 << 20));
        assertEquals("1048576", Files.readString(folder.resolve("v1/belay-claude-5/memory.limit_in_bytes")));
    }

    @Test
    void withoutEitherThereIsNone() {
        assertFalse(group().isPossible());
        assertFalse(group().put(List.of(5L), 5, 1 << 20));
    }

    /** The kernel itself, where a test may make a group. */
    @Test
    void whatDoesNotFitIsEnded() throws Exception {
        assumeTrue(MemoryCeiling.here().obstacle().isEmpty(), "no group can be made here");
        Process shell = new ProcessBuilder(
                        "/bin/sh", "-c", "read go; head -c 300000000 /dev/zero | tail -c 300000000 >/dev/null")
                .start();
        assertTrue(MemoryCeiling.here().put(shell.pid(), 64 << 20));
        shell.getOutputStream().write('\n');
        shell.getOutputStream().close();
        assertEquals(137, shell.waitFor());
    }
}
