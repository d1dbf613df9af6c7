package dev.belay.doctor.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.doctor.Finding;
import dev.belay.doctor.HealthyHome;
import dev.belay.doctor.MachinePaths;
import dev.belay.doctor.Status;
import dev.belay.machine.memory.LinuxMemoryRoom;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCheckTest {
    private static final long GIGABYTE = 1L << 30;

    @TempDir
    Path folder;

    private HealthyHome home;
    private Path proc;
    private Path groups;

    @BeforeEach
    void begin() throws IOException {
        home = new HealthyHome(folder);
        proc = Files.createDirectories(folder.resolve("proc/self")).getParent();
        groups = Files.createDirectories(folder.resolve("groups"));
        Files.writeString(proc.resolve("meminfo"), "MemAvailable: 16000000 kB\nSwapFree: 1000000 kB\n");
        home.machine = new MachinePaths(proc, groups, home.managed);
    }

    @AfterEach
    void end() throws IOException {
        home.close();
    }

    private Finding find() {
        return home.examine(List.of(new MemoryCheck())).get("memory");
    }

    private void group(String path, String... filesAndNumbers) throws IOException {
        Path group = Files.createDirectories(groups.resolve(path));
        for (int i = 0; i < filesAndNumbers.length; i += 2) {
            Files.writeString(group.resolve(filesAndNumbers[i]), filesAndNumbers[i + 1] + "\n");
        }
    }

    @Test
    void theNearestLimitCountsWhereverInTheTreeItIs() throws IOException {
        Files.writeString(proc.resolve("self/cgroup"), "0::/slice/scope\n");
        group("slice/scope", "memory.max", "max", "memory.current", "" + GIGABYTE / 2);
        group(
                "slice",
                "memory.max",
                "" + 2 * GIGABYTE,
                "memory.current",
                "" + 7 * GIGABYTE / 4,
                "memory.stat",
                "anon 5\ninactive_file " + GIGABYTE / 8);
        assertEquals(OptionalLong.of(3 * GIGABYTE / 8), LinuxMemoryRoom.ofOurselves(proc, groups));
        assertEquals(Status.FAIL, find().status());
        assertTrue(find().say().startsWith("the control group has 384 MB left before its limit"), find().say());
    }

    @Test
    void readsTheOlderVersionOfControlGroupsToo() throws IOException {
        Files.writeString(proc.resolve("self/cgroup"), "4:memory:/job\n0::/\n");
        group("memory/job", "memory.limit_in_bytes", "" + GIGABYTE, "memory.usage_in_bytes", "" + GIGABYTE / 4);
        group("memory", "memory.limit_in_bytes", "9223372036854771712", "memory.usage_in_bytes", "5");
        assertEquals(Status.WARN, find().status());
        assertTrue(find().say().startsWith("the control group has 768 MB"), find().say());
    }

    @Test
    void whatClaudeHasNeededBeforeCounts() throws IOException {
        assertEquals(Status.OK, find().status());
        Path incident = Files.createDirectories(home.home.resolve(".local/state/belay/incidents/20261124-one"));
        Files.writeString(incident.resolve("incident.json"), "{\"at\": \"2026-11-24T10:00:00Z\"}");
        Files.writeString(incident.resolve("kernel.json"), "{\"peakResident\": " + 20 * GIGABYTE + "}");
        assertEquals(Status.WARN, find().status());
        assertTrue(find().say().contains("claude has used 20.0 GB here before"), find().say());
    }

    /** A real limit, where this machine lets us set one. */
    @Test
    void findsARealLimit() throws Exception {
        Path real = Path.of("/sys/fs/cgroup");
        boolean older = Files.isDirectory(real.resolve("memory"));
        Path group = (older ? real.resolve("memory") : real).resolve("belay-doctor-" + System.nanoTime());
        try {
            Files.createDirectory(group);
            Files.writeString(group.resolve(older ? "memory.limit_in_bytes" : "memory.max"), "400000000");
        } catch (IOException notAllowed) {
            Files.deleteIfExists(group);
            assumeTrue(false, "no memory group can be made here");
        }
        try {
            String said = inGroup(group);
            assertTrue(said.contains("\"fail\"") && said.contains("the control group has"), said);
        } finally {
            delete(group);
        }
    }

    private String inGroup(Path group) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "echo $$ >\"$1/cgroup.procs\" && shift && exec \"$@\"",
                        "sh",
                        group.toString(),
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.belay.Main",
                        "doctor",
                        "--json",
                        "--only",
                        "memory")
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, process.waitFor(), said);
        return said;
    }

    /** The kernel lets go of a process a moment after it has ended. */
    private static void delete(Path group) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!group.toFile().delete() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }
}
