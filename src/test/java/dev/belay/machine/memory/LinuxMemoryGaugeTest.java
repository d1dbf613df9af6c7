package dev.belay.machine.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LinuxMemoryGaugeTest {
    private static final OptionalLong NONE = OptionalLong.empty();
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path root;

    @Test
    void leavesEmptyWhatCannotBeRead() {
        assertEquals(new MemoryGauge.Memory(NONE, NONE, NONE, NONE, NONE), gauge().read(List.of()));
    }

    @Test
    void readsTheMachineAndTheSumOfTheTree() throws IOException {
        Files.writeString(root.resolve("meminfo"), "MemTotal:  4096 kB\nMemFree: 1 kB\nMemAvailable:  1024 kB\n");
        assertEquals(
                new MemoryGauge.Memory(
                        OptionalLong.of(500 * MEGABYTE),
                        OptionalLong.of(MEGABYTE),
                        OptionalLong.of(4 * MEGABYTE),
                        NONE,
                        NONE),
                gauge().read(List.of(process(10, 300), process(11, 200))));
    }

    @Test
    void readsAGroupOfVersion2WithoutIdleFiles() throws IOException {
        Files.writeString(directory("10").resolve("cgroup"), "0::/user/claude\n");
        Path group = directory("cgroup/user/claude");
        Files.writeString(group.resolve("memory.max"), "max\n");
        Files.writeString(group.resolve("memory.current"), "5000000\n");
        MemoryGauge.Memory unlimited = gauge().read(List.of());
        assertEquals(NONE, unlimited.limit());
        assertEquals(NONE, unlimited.used(), "without a limit it may be the machine's");
        Files.writeString(group.resolve("memory.max"), "8000000\n");
        assertEquals(OptionalLong.of(5_000_000), gauge().read(List.of()).used());
        Files.writeString(group.resolve("memory.stat"), "anon 1\ninactive_anon 7\ninactive_file 1000000\n");
        MemoryGauge.Memory limited = gauge().read(List.of());
        assertEquals(OptionalLong.of(8_000_000), limited.limit());
        assertEquals(OptionalLong.of(4_000_000), limited.used());
    }

    @Test
    void readsAGroupOfVersion1WithAllBelowIt() throws IOException {
        Files.writeString(directory("10").resolve("cgroup"), "4:memory:/old\n0::/\n");
        Path group = directory("cgroup/memory/old");
        Files.writeString(group.resolve("memory.limit_in_bytes"), "8000000\n");
        Files.writeString(group.resolve("memory.usage_in_bytes"), "5000000\n");
        Files.writeString(group.resolve("memory.stat"), "inactive_file 1\ntotal_inactive_file 2000000\n");
        assertEquals(OptionalLong.of(3_000_000), gauge().read(List.of()).used());
    }

    @Test
    void exceedsOnlyWithWhatIsNotCountedTwice() throws IOException {
        List<Processes.Entry> tree = List.of(process(10, 300), process(11, 300));
        assertFalse(gauge().exceeds(tree, 600 * MEGABYTE));
        assertTrue(gauge().exceeds(tree, 599 * MEGABYTE), "the kernel does not tell what is shared");
        Files.writeString(directory("10").resolve("smaps_rollup"), "Rss: 307200 kB\nPss: 204800 kB\n");
        Files.writeString(directory("11").resolve("smaps_rollup"), "Rss: 307200 kB\nPss: 204800 kB\n");
        assertFalse(gauge().exceeds(tree, 400 * MEGABYTE));
        assertTrue(gauge().exceeds(tree, 399 * MEGABYTE));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsThisMachine() {
        long self = ProcessHandle.current().pid();
        List<Processes.Entry> tree = Processes.here().of(self);
        MemoryGauge.Memory memory = MemoryGauge.of(self).read(tree);
        long resident = memory.resident().orElseThrow();
        assertTrue(resident > 10 * MEGABYTE, memory::toString);
        assertTrue(memory.available().orElseThrow() < memory.total().orElseThrow(), memory::toString);
        assertTrue(resident < memory.total().orElseThrow(), memory::toString);
        assertTrue(MemoryGauge.of(self).exceeds(tree, MEGABYTE));
        assertFalse(MemoryGauge.of(self).exceeds(tree, 2 * memory.total().orElseThrow()));
    }

    private MemoryGauge gauge() {
        return new LinuxMemoryGauge(root, root.resolve("cgroup"), 10);
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectories(root.resolve(name));
    }

    private static Processes.Entry process(long pid, long megabytes) {
        return new Processes.Entry(pid, 1, 10, 1, megabytes * MEGABYTE, "x");
    }
}
