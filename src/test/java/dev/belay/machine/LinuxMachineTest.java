package dev.belay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.evidence.Machine;
import dev.belay.machine.memory.LinuxMemoryGauge;
import dev.belay.machine.process.LinuxProcesses;
import dev.belay.machine.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Process tree and kernel counters over a made-up {@code /proc}. */
class LinuxMachineTest {
    @TempDir
    Path root;

    @Test
    void findsDescendantsWhateverTheirNames() throws IOException {
        process(10, 1, "claude");
        process(11, 10, "sh) S (x");
        process(12, 11, "sleep");
        process(13, 1, "other");
        Files.createDirectories(root.resolve("99"));
        List<Processes.Entry> tree = new LinuxProcesses(root).of(10);
        assertEquals(
                List.of(10L, 11L, 12L), tree.stream().map(Processes.Entry::pid).toList());
        assertEquals("sh) S (x", tree.get(1).command());
        assertEquals(3 * 2048 * 1024, Processes.resident(tree));
        assertEquals(List.of(), new LinuxProcesses(root).of(77));
    }

    @Test
    void asksTheKernelWhatEachThreadHasStarted() throws IOException {
        process(10, 1, "claude");
        process(11, 10, "sh");
        process(12, 1, "not told as a child");
        Path threads = root.resolve("10/task");
        Files.writeString(Files.createDirectories(threads.resolve("10")).resolve("children"), "");
        Files.writeString(Files.createDirectories(threads.resolve("14")).resolve("children"), "11 ");
        Files.writeString(Files.createDirectories(root.resolve("11/task/11")).resolve("children"), "");
        assertEquals(
                List.of(10L, 11L),
                new LinuxProcesses(root)
                        .of(10).stream().map(Processes.Entry::pid).toList());
    }

    @Test
    void knowsAProcessByItsStartTimeToo() throws IOException {
        process(10, 1, "claude");
        Files.createDirectories(root.resolve("self"));
        Processes processes = new LinuxProcesses(root);
        Processes.Entry entry = processes.of(10).get(0);
        assertTrue(processes.alive(entry));
        Files.writeString(root.resolve("10/stat"), stat(10, 1, "claude", 'S', 999));
        assertFalse(processes.alive(entry));
        Files.writeString(root.resolve("10/stat"), stat(10, 1, "claude", 'Z', 510));
        assertFalse(processes.alive(entry));
    }

    @Test
    void seesThisMachinesProcesses() throws IOException, InterruptedException {
        Process child = new ProcessBuilder("sleep", "60").start();
        Processes processes = Processes.here();
        List<Processes.Entry> tree = processes.of(ProcessHandle.current().pid());
        Processes.Entry sleep = tree.stream()
                .filter(entry -> entry.pid() == child.pid())
                .findFirst()
                .orElseThrow();
        assertTrue(processes.alive(sleep));
        child.destroyForcibly().waitFor();
        assertFalse(processes.alive(sleep));
    }

    @Test
    void countsOomKillsSinceTheStartInBothVersionsOfControlGroups() throws IOException {
        process(10, 1, "claude");
        Path mount = Files.createDirectories(root.resolve("cgroup"));
        Files.writeString(root.resolve("10/cgroup"), "12:cpu,memory:/old\n0::/new/group\n");
        Files.writeString(root.resolve("meminfo"), "MemTotal:  1000 kB\nMemAvailable:  10 kB\n");
        assertEquals(
                OptionalLong.empty(),
                since(root, mount, 10).read(root, new Exit.Running()).memory().oomKills());

        Path old = Files.createDirectories(mount.resolve("memory/old"));
        Files.writeString(old.resolve("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 4\n");
        Files.writeString(old.resolve("memory.limit_in_bytes"), "9223372036854771712\n");
        KernelCounters version1 = since(root, mount, 10);
        Files.writeString(old.resolve("memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 5\n");
        Machine machine = version1.read(root, new Exit.Running());
        assertEquals(OptionalLong.of(1), machine.memory().oomKills());
        assertEquals(OptionalLong.empty(), machine.memory().limit());
        assertEquals(OptionalLong.of(10240), machine.memory().available());
        assertEquals(OptionalLong.of(1024000), machine.memory().total());
        assertTrue(machine.disk().free().isPresent());

        Path group = Files.createDirectories(mount.resolve("new/group"));
        Files.writeString(group.resolve("memory.events"), "low 0\noom 2\noom_kill 2\noom_group_kill 0\n");
        Files.writeString(group.resolve("memory.max"), "536870912\n");
        Machine version2 = since(root, mount, 10).read(root.resolve("not/there"), new Exit.Running());
        assertEquals(OptionalLong.of(0), version2.memory().oomKills());
        assertEquals(OptionalLong.of(512 << 20), version2.memory().limit());
        assertTrue(version2.disk().free().isPresent());
    }

    @Test
    void knowsTheMostThatALimitedGroupHasUsed() throws IOException {
        process(10, 1, "claude");
        Files.writeString(root.resolve("10/cgroup"), "4:memory:/old\n0::/\n");
        Path old = Files.createDirectories(root.resolve("cgroup/memory/old"));
        Files.writeString(old.resolve("memory.limit_in_bytes"), "9223372036854771712\n");
        Files.writeString(old.resolve("memory.max_usage_in_bytes"), "734000000\n");
        KernelCounters counters = since(root, root.resolve("cgroup"), 10);
        assertEquals(
                OptionalLong.empty(),
                counters.read(root, new Exit.Running()).memory().peak(),
                "without a limit it may be the machine's");
        Files.writeString(old.resolve("memory.limit_in_bytes"), "734003200\n");
        assertEquals(
                OptionalLong.of(734000000),
                counters.read(root, new Exit.Running()).memory().peak());
    }

    @Test
    void remembersTheLargestSizeAndFindsItsOwnVictim() throws IOException {
        process(10, 1, "claude");
        KernelCounters counters = since(root, root, 10);
        counters.observe(new LinuxProcesses(root).of(10));
        counters.observe(List.of());
        assertEquals(
                OptionalLong.of(2048 * 1024),
                counters.read(root, new Exit.Running()).memory().peakResident());
        String log = "[1] Out of memory: Killed process 7 (java) total-vm:1kB\n"
                + "[2] Memory cgroup out of memory: Killed process 10 (claude) total-vm:1kB\n";
        assertEquals(Optional.of("10 (claude)"), LinuxKernelKills.victim(log, Set.of(10L)));
        assertEquals(Optional.empty(), LinuxKernelKills.victim(log, Set.of(1L)));
    }

    @Test
    void knowsFromPressureOrFromWhatIsLeftThatMemoryIsShort() throws IOException {
        process(10, 1, "claude");
        KernelCounters counters = since(root, root, 10);
        Files.writeString(root.resolve("meminfo"), "MemTotal:  1000 kB\nMemAvailable:  900 kB\n");
        Machine.Strain uncounted = counters.read(root, new Exit.Running()).strain();
        assertEquals(new Machine.Strain(OptionalLong.empty(), Optional.of(false)), uncounted);
        Path pressure = Files.createDirectories(root.resolve("pressure")).resolve("memory");
        Files.writeString(pressure, "some avg10=41.27 avg60=8.00 avg300=1.00 total=1\nfull avg10=3.00 avg60=1\n");
        Machine.Strain waiting = counters.read(root, new Exit.Running()).strain();
        assertEquals(new Machine.Strain(OptionalLong.of(41), Optional.of(true)), waiting);
        Files.writeString(pressure, "some avg10=0.00 avg60=0.00 avg300=0.00 total=1\n");
        Files.writeString(root.resolve("meminfo"), "MemTotal:  1000 kB\nMemAvailable:  90 kB\n");
        counters.observe(List.of());
        Files.writeString(root.resolve("meminfo"), "MemTotal:  1000 kB\nMemAvailable:  900 kB\n");
        Machine.Strain freed = counters.read(root, new Exit.Running()).strain();
        assertEquals(Optional.of(true), freed.isShort(), "what died has given its memory back");
    }

    private static KernelCounters since(Path proc, Path mount, long pid) {
        return new KernelCounters(new LinuxKernelKills(proc, mount, pid), new LinuxMemoryGauge(proc, mount, pid));
    }

    private void process(long pid, long parent, String name) throws IOException {
        Path directory = Files.createDirectories(root.resolve(Long.toString(pid)));
        Files.writeString(directory.resolve("stat"), stat(pid, parent, name, 'S', 500 + pid));
        Files.writeString(directory.resolve("status"), "Name:\tx\nVmRSS:\t    2048 kB\n");
        Files.writeString(Files.createDirectories(root.resolve("1")).resolve("stat"), stat(1, 0, "init", 'S', 1));
    }

    private static String stat(long pid, long parent, String name, char state, long started) {
        return pid + " (" + name + ") " + state + " " + parent + " 1 1 0 -1 4194304 0 0 0 0 0 0 0 0 20 0 1 0 " + started
                + " 1000 10 18446744073709551615 0 0\n";
    }
}
