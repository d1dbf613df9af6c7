package dev.belay.machine.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The memory accounting of one process's control group, version 2 or 1 (cgroups(7)). Where a file cannot be read there
 * is no number, never a zero.
 */
public final class LinuxControlGroup {
    /** Version 1 says "no limit" with a number near the largest one, rounded to pages. */
    private static final long UNLIMITED = 1L << 60;

    private final List<Path> events;
    private final List<Path> limits;
    private final List<Path> peaks;
    private final List<Path> uses;
    private final List<Path> statistics;
    private final List<Path> folders;

    private LinuxControlGroup(
            List<Path> events,
            List<Path> limits,
            List<Path> peaks,
            List<Path> uses,
            List<Path> statistics,
            List<Path> folders) {
        this.events = events;
        this.limits = limits;
        this.peaks = peaks;
        this.uses = uses;
        this.statistics = statistics;
        this.folders = folders;
    }

    /** The group of a process, or its own when the process is gone already. */
    public static LinuxControlGroup of(Path proc, Path mount, long pid) {
        List<String> lines = lines(proc.resolve(Long.toString(pid)).resolve("cgroup"));
        if (lines.isEmpty()) {
            lines = lines(proc.resolve("self/cgroup"));
        }
        String unified = "/";
        String memory = "/";
        for (String line : lines) {
            String[] parts = line.split(":", 3);
            if (parts.length == 3 && parts[0].equals("0")) {
                unified = parts[2];
            } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
                memory = parts[2];
            }
        }
        Path version2 = under(mount, unified);
        Path version1 = under(mount.resolve("memory"), memory);
        return new LinuxControlGroup(
                List.of(
                        version2.resolve("memory.events"),
                        under(mount.resolve("unified"), unified).resolve("memory.events"),
                        version1.resolve("memory.oom_control"),
                        version2.resolve("../memory.events").normalize(),
                        mount.resolve("memory.events"),
                        mount.resolve("memory/memory.oom_control")),
                files(mount, version2, "memory.max", version1, "memory.limit_in_bytes"),
                files(mount, version2, "memory.peak", version1, "memory.max_usage_in_bytes"),
                files(mount, version2, "memory.current", version1, "memory.usage_in_bytes"),
                files(mount, version2, "memory.stat", version1, "memory.stat"),
                List.of(version2, version1));
    }

    /** The folders of the group, one for each version of control groups; a limit may also be set in those above. */
    public List<Path> folders() {
        return folders;
    }

    /** In a container the path may be the host's while the mount begins at our own group. */
    private static List<Path> files(Path mount, Path version2, String name, Path version1, String oldName) {
        return List.of(
                version2.resolve(name),
                version1.resolve(oldName),
                mount.resolve(name),
                mount.resolve("memory").resolve(oldName));
    }

    /**
     * Processes of this group that the kernel's OOM killer has ended so far, as each file counts them, the nearest first:
     * the group of a dead process may be gone, and that above it has counted its own and all below.
     */
    public Map<Path, Long> oomKills() {
        Map<Path, Long> kills = new LinkedHashMap<>();
        for (Path file : events) {
            OptionalLong count = LinuxFigures.value(file, "oom_kill ");
            if (count.isPresent()) {
                kills.put(file, count.getAsLong());
            }
        }
        return kills;
    }

    /** The limit in bytes, or nothing when there is none. */
    public OptionalLong limit() {
        OptionalLong limit = head(limits);
        return limit.isPresent() && limit.getAsLong() < UNLIMITED ? limit : OptionalLong.empty();
    }

    /** The most that the group has used, in bytes; nothing where it has no limit, for then that may be the machine's. */
    public OptionalLong peak() {
        return limit().isEmpty() ? OptionalLong.empty() : head(peaks);
    }

    /**
     * What the group uses of its limit, in bytes, but for files that have not been used lately: those the kernel drops
     * before it kills. Nothing where it has no limit.
     */
    public OptionalLong used() {
        OptionalLong all = limit().isEmpty() ? OptionalLong.empty() : head(uses);
        if (all.isEmpty()) {
            return all;
        }
        return OptionalLong.of(Math.max(0, all.getAsLong() - idleFiles()));
    }

    /** How much of the last ten seconds some process of the group has waited for memory, in percent (version 2). */
    public OptionalLong pressure() {
        return LinuxFigures.share(folders.get(0).resolve("memory.pressure"), "some avg10=");
    }

    private long idleFiles() {
        for (Path file : statistics) {
            for (String key : List.of("total_inactive_file ", "inactive_file ")) {
                OptionalLong bytes = LinuxFigures.value(file, key);
                if (bytes.isPresent()) {
                    return bytes.getAsLong();
                }
            }
        }
        return 0;
    }

    private static OptionalLong head(List<Path> files) {
        for (Path file : files) {
            List<String> lines = lines(file);
            if (!lines.isEmpty()) {
                return number(lines.get(0));
            }
        }
        return OptionalLong.empty();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | RuntimeException unreadable) {
            return List.of();
        }
    }

    static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (NumberFormatException word) {
            return OptionalLong.empty();
        }
    }

    private static Path under(Path mount, String group) {
        return mount.resolve(group.startsWith("/") ? group.substring(1) : group).normalize();
    }
}
