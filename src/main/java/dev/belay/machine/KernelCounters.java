package dev.belay.machine;

import com.sun.jna.Platform;
import dev.belay.evidence.Kernel;
import dev.belay.posix.LinuxCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What the machine says at a death, against what it said at the start: kills by the OOM killer, memory, disk. What cannot
 * be read stays empty. It never waits longer than a second for a program that it asks.
 */
public final class KernelCounters {
    private static final int LOG_BYTES = 1 << 20;

    private final Path proc;
    private final ControlGroup group;
    private final OptionalLong killsBefore;
    private final Set<Long> seen = new HashSet<>();
    private long peakResident;

    private KernelCounters(Path proc, Path mount, long pid) {
        this.proc = proc;
        this.group = ControlGroup.of(proc, mount, pid);
        this.killsBefore = kills();
    }

    /** Notes where the counters of a process's group stand; to be called as soon as the process is there. */
    public static KernelCounters since(long pid) {
        return since(Path.of("/proc"), Path.of("/sys/fs/cgroup"), pid);
    }

    static KernelCounters since(Path proc, Path mount, long pid) {
        return new KernelCounters(proc, mount, pid);
    }

    /** Remembers the size and the ids of the client's processes; to be called now and then while they are alive. */
    public void observe(List<ProcessTree.Entry> tree) {
        peakResident = Math.max(peakResident, ProcessTree.resident(tree));
        tree.forEach(entry -> seen.add(entry.pid()));
    }

    /**
     * Reads everything.
     *
     * @param disk a path on the file system whose room is asked for; it need not exist
     */
    public Kernel read(Path disk) {
        OptionalLong now = kills();
        OptionalLong kills = now.isPresent() && killsBefore.isPresent()
                ? OptionalLong.of(Math.max(0, now.getAsLong() - killsBefore.getAsLong()))
                : OptionalLong.empty();
        boolean askLog = kills.isEmpty() || kills.getAsLong() > 0;
        Path existing = existing(disk);
        return new Kernel(
                kills,
                askLog ? victim(kernelLog(), seen) : Optional.empty(),
                peakResident > 0 ? OptionalLong.of(peakResident) : OptionalLong.empty(),
                ProcFigures.bytes(proc.resolve("meminfo"), "MemAvailable:"),
                ProcFigures.bytes(proc.resolve("meminfo"), "MemTotal:"),
                group.limit(),
                free(existing),
                inodes(existing),
                group.peak(),
                Optional.of(!Files.isWritable(existing)),
                Optional.empty());
    }

    /** Our group's count; without one the machine's (/proc/vmstat), which counts a kill anywhere. */
    private OptionalLong kills() {
        OptionalLong ofGroup = group.oomKills();
        return ofGroup.isPresent() ? ofGroup : ProcFigures.value(proc.resolve("vmstat"), "oom_kill ");
    }

    /** The kernel's line on a process of ours: {@code Out of memory: Killed process 1234 (claude) ...}. */
    static Optional<String> victim(String log, Set<Long> pids) {
        Optional<String> victim = Optional.empty();
        for (int at = log.indexOf("Killed process "); at >= 0; at = log.indexOf("Killed process ", at + 1)) {
            int digits = at + "Killed process ".length();
            int end = digits;
            while (end < log.length() && Character.isDigit(log.charAt(end)) && end - digits < 12) {
                end++;
            }
            if (end > digits && pids.contains(Long.parseLong(log.substring(digits, end)))) {
                int close = log.indexOf(')', end);
                boolean named = log.startsWith(" (", end) && close > 0 && close - end < 70;
                victim = Optional.of(named ? log.substring(digits, close + 1) : log.substring(digits, end));
            }
        }
        return victim;
    }

    /** Where kernel.dmesg_restrict keeps users out of the ring buffer, the journal may still be theirs to read. */
    private static String kernelLog() {
        String ring = run(LOG_BYTES, "dmesg");
        return ring.isBlank()
                ? run(LOG_BYTES, "journalctl", "-k", "-b", "-q", "--no-pager", "-o", "cat", "-n", "2000")
                : ring;
    }

    private static OptionalLong free(Path path) {
        try {
            return OptionalLong.of(Files.getFileStore(path).getUsableSpace());
        } catch (IOException | RuntimeException unreadable) {
            return OptionalLong.empty();
        }
    }

    /** Asked of the C library, since Java does not tell; file systems without inode tables say 0 of 0. */
    private static OptionalLong inodes(Path path) {
        return Platform.isLinux() ? LinuxCalls.freeInodes(path.toString()) : OptionalLong.empty();
    }

    private static Path existing(Path path) {
        Path at = path.toAbsolutePath();
        while (at.getParent() != null && !Files.exists(at)) {
            at = at.getParent();
        }
        return at;
    }

    /** The output of a program of the system, or nothing when it is not there, fails or takes too long. */
    private static String run(int limit, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            Thread end = new Thread(() -> endLate(process), "belay-" + command[0]);
            end.setDaemon(true);
            end.start();
            byte[] output = process.getInputStream().readNBytes(limit);
            process.destroyForcibly();
            return new String(output, StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException unavailable) {
            return "";
        }
    }

    private static void endLate(Process process) {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
