package dev.belay.machine.memory;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.LinuxControlGroup;
import dev.belay.machine.system.LinuxPaths;
import dev.belay.machine.system.ProgramOutput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A control group with a limit: a scope of the user's systemd where that has been given the memory controller, else a group
 * below our own where that may be written, as in a container and for root.
 */
final class LinuxMemoryCeiling implements MemoryCeiling {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LinuxMemoryGroup group;
    private final Path groups;
    private final Optional<Path> manager;
    private final ProgramOutput programs = new ProgramOutput();

    /**
     * @param groups where control groups are
     * @param manager the private socket of the user's systemd, where there is one
     */
    LinuxMemoryCeiling(LinuxMemoryGroup group, Path groups, Optional<Path> manager) {
        this.group = group;
        this.groups = groups;
        this.manager = manager;
    }

    static LinuxMemoryCeiling here() {
        String runtime = System.getenv().getOrDefault("XDG_RUNTIME_DIR", "");
        return new LinuxMemoryCeiling(
                LinuxMemoryGroup.below(ProcessHandle.current().pid()),
                LinuxPaths.CONTROL_GROUPS,
                runtime.startsWith("/") ? Optional.of(Path.of(runtime, "systemd", "private")) : Optional.empty());
    }

    @Override
    public Optional<String> obstacle() {
        return managed() || group.isPossible()
                ? Optional.empty()
                : Optional.of(
                        "there is neither a systemd of yours with the memory controller nor a control group that may"
                                + " be written");
    }

    @Override
    public boolean put(long pid, long bytes) {
        List<Long> pids = new ArrayList<>();
        Processes.here().of(pid).forEach(entry -> pids.add(entry.pid()));
        return managed() && scope(pids, pid, bytes) || group.isPossible() && group.put(pids, pid, bytes);
    }

    /** Whether there is one that may set limits: the memory controller has been handed down to it. */
    private boolean managed() {
        return manager.filter(Files::exists).isPresent()
                && Files.exists(groups.resolve("cgroup.controllers"))
                && programs.has("busctl");
    }

    /** systemd-run would start a process; this takes those that are there. */
    private boolean scope(List<Long> pids, long pid, long bytes) {
        List<String> call = new ArrayList<>(List.of(
                "busctl",
                "--user",
                "call",
                "org.freedesktop.systemd1",
                "/org/freedesktop/systemd1",
                "org.freedesktop.systemd1.Manager",
                "StartTransientUnit",
                "ssa(sv)a(sa(sv))",
                "belay-claude-" + pid + ".scope",
                "fail",
                "3",
                "PIDs",
                "au",
                Integer.toString(pids.size())));
        pids.forEach(one -> call.add(one.toString()));
        call.addAll(List.of("MemoryMax", "t", Long.toString(bytes), "MemorySwapMax", "t", "0", "0"));
        programs.of(PATIENCE, call.toArray(new String[0]));
        long end = System.nanoTime() + PATIENCE.toNanos() / 5;
        while (System.nanoTime() < end) {
            if (isLimited(pid)) {
                return true;
            }
            if (!pause()) {
                return false;
            }
        }
        return false;
    }

    /** The bus answers before the process is there. */
    private boolean isLimited(long pid) {
        List<Path> folders = LinuxControlGroup.of(LinuxPaths.PROC, groups, pid).folders();
        return folders.stream()
                .anyMatch(folder -> folder.endsWith("belay-claude-" + pid + ".scope")
                        && Files.exists(folder.resolve("memory.max")));
    }

    private static boolean pause() {
        try {
            Thread.sleep(5);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
