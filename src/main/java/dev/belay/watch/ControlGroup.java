package dev.belay.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory accounting of one process's control group, version 2 or 1 (cgroups(7)). Where a file cannot be read there
 * is no number, never a zero.
 */
final class ControlGroup {
    /** Version 1 says "no limit" with a number near the largest one, rounded to pages. */
    private static final long UNLIMITED = 1L << 60;

    private final List<Path> events;
    private final List<Path> limits;
    private final List<Path> peaks;

    private ControlGroup(List<Path> events, List<Path> limits, List<Path> peaks) {
        this.events = events;
        this.limits = limits;
        this.peaks = peaks;
    }

    /** The group of a process, or its own when the process is gone already. */
    static ControlGroup of(Path proc, Path mount, long pid) {
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
        // In a container the path may be the host's while the mount begins at our own group.
        return new ControlGroup(
                List.of(
                        under(mount, unified).resolve("memory.events"),
                        under(mount.resolve("unified"), unified).resolve("memory.events"),
                        under(mount.resolve("memory"), memory).resolve("memory.oom_control"),
                        mount.resolve("memory.events"),
                        mount.resolve("memory/memory.oom_control")),
                List.of(
                        under(mount, unified).resolve("memory.max"),
                        under(mount.resolve("memory"), memory).resolve("memory.limit_in_bytes"),
                        mount.resolve("memory.max"),
                        mount.resolve("memory/memory.limit_in_bytes")),
                List.of(
                        under(mount, unified).resolve("memory.peak"),
                        under(mount.resolve("memory"), memory).resolve("memory.max_usage_in_bytes"),
                        mount.resolve("memory.peak"),
                        mount.resolve("memory/memory.max_usage_in_bytes")));
    }

    /** Processes of this group that the kernel's OOM killer has ended so far. */
    OptionalLong oomKills() {
        for (Path file : events) {
            for (String line : lines(file)) {
                if (line.startsWith("oom_kill ")) {
                    return number(line.substring("oom_kill ".length()));
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The limit in bytes, or nothing when there is none. */
    OptionalLong limit() {
        for (Path file : limits) {
            List<String> lines = lines(file);
            if (!lines.isEmpty()) {
                OptionalLong limit = number(lines.get(0));
                return limit.isPresent() && limit.getAsLong() < UNLIMITED ? limit : OptionalLong.empty();
            }
        }
        return OptionalLong.empty();
    }

    /** The most that the group has used, in bytes; nothing where it has no limit, for then that may be the machine's. */
    OptionalLong peak() {
        if (limit().isEmpty()) {
            return OptionalLong.empty();
        }
        for (Path file : peaks) {
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
