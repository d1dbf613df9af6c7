package dev.belay.machine;

import dev.belay.machine.system.LinuxControlGroup;
import dev.belay.machine.system.LinuxFigures;
import dev.belay.machine.system.LinuxPaths;
import dev.belay.machine.system.ProgramOutput;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Linux counts them for each control group, and names the victims in its log. */
final class LinuxKernelKills implements KernelKills {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final String KILLED = "Killed process ";
    private static final String[] JOURNAL = {"journalctl", "-k", "-b", "-q", "--no-pager", "-o", "cat", "-n", "2000"};

    private final Path proc;
    private final LinuxControlGroup group;
    private final Map<Path, Long> before;
    private final ProgramOutput programs = new ProgramOutput();

    LinuxKernelKills(long pid) {
        this(LinuxPaths.PROC, LinuxPaths.CONTROL_GROUPS, pid);
    }

    LinuxKernelKills(Path proc, Path mount, long pid) {
        this.proc = proc;
        this.group = LinuxControlGroup.of(proc, mount, pid);
        this.before = counts();
    }

    @Override
    public Kills read(Set<Long> pids, int status) {
        OptionalLong kills = since();
        boolean askLog = kills.isEmpty() || kills.getAsLong() > 0;
        Optional<String> victim = askLog ? victim(log(), pids) : Optional.empty();
        return new Kills(
                kills,
                victim.isEmpty() && KernelKills.askedToEnd(status)
                        ? new LinuxMemoryDaemons(programs).victim(pids)
                        : victim);
    }

    /** The same file is asked before and after: the nearest to the process that is still there. */
    private OptionalLong since() {
        Map<Path, Long> now = counts();
        for (Map.Entry<Path, Long> count : before.entrySet()) {
            if (now.containsKey(count.getKey())) {
                return OptionalLong.of(Math.max(0, now.get(count.getKey()) - count.getValue()));
            }
        }
        return OptionalLong.empty();
    }

    /** Our group's count; without one the machine's ({@code vmstat}), which counts a kill anywhere. */
    private Map<Path, Long> counts() {
        Map<Path, Long> counts = group.oomKills();
        Path machine = proc.resolve("vmstat");
        LinuxFigures.value(machine, "oom_kill ").ifPresent(count -> counts.put(machine, count));
        return counts;
    }

    /** The kernel's line on a process of ours: {@code Out of memory: Killed process 1234 (claude) ...}. */
    static Optional<String> victim(String log, Set<Long> pids) {
        Optional<String> victim = Optional.empty();
        for (int at = log.indexOf(KILLED); at >= 0; at = log.indexOf(KILLED, at + 1)) {
            int digits = at + KILLED.length();
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
    private String log() {
        String ring = programs.of(PATIENCE, "dmesg").orElse("");
        return ring.isBlank() ? programs.of(PATIENCE, JOURNAL).orElse("") : ring;
    }
}
