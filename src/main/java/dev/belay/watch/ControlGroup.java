package dev.belay.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The memory accounting of one process's control group, version 2 or 1 (cgroups(7)). Where a file cannot be read there
 * is no number, never a zero.
 */
public final class ControlGroup {
    /** Version 1 says "no limit" with a number near the largest one, rounded to pages. */
    private static final long UNLIMITED = 1L << 60;

    private final List<Path> events;
    private final List<Path> limits;
    private final List<Path> peaks;
    private final List<Path> levels;

    private ControlGroup(List<Path> events, List<Path> limits, List<Path> peaks, List<Path> levels) {
        this.events = events;
        this.limits = limits;
        this.peaks = peaks;
        this.levels = levels;
    }

    /** The group of a process, or its own when the process is gone already. */
    public static ControlGroup of(Path proc, Path mount, long pid) {
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
                        mount.resolve("memory/memory.max_usage_in_bytes")),
                levels(mount, under(mount, unified), under(mount.resolve("memory"), memory)));
    }

    /** The folders of the group and of all above it, whose limits count as well. */
    private static List<Path> levels(Path mount, Path... groups) {
        List<Path> levels = new ArrayList<>();
        for (Path group : groups) {
            for (Path at = group; at != null && at.startsWith(mount); at = at.getParent()) {
                levels.add(at);
            }
        }
        return levels;
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

    /**
     * How much more the group may use before the nearest limit, its own or one above it; nothing where there is no limit.
     * Cached file contents that the kernel can drop do not count as used.
     */
    public OptionalLong room() {
        long least = Long.MAX_VALUE;
        for (Path level : levels) {
            OptionalLong room = room(level, "memory.max", "memory.current", "inactive_file ");
            if (room.isEmpty()) {
                room = room(level, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ");
            }
            least = Math.min(least, room.orElse(Long.MAX_VALUE));
        }
        return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    private static OptionalLong room(Path level, String limitFile, String usageFile, String reclaimable) {
        OptionalLong limit = first(level.resolve(limitFile));
        OptionalLong usage = first(level.resolve(usageFile));
        if (limit.isEmpty() || usage.isEmpty() || limit.getAsLong() >= UNLIMITED) {
            return OptionalLong.empty();
        }
        long droppable = 0;
        for (String line : lines(level.resolve("memory.stat"))) {
            if (line.startsWith(reclaimable)) {
                droppable = number(line.substring(reclaimable.length())).orElse(0);
            }
        }
        return OptionalLong.of(Math.max(0, limit.getAsLong() - Math.max(0, usage.getAsLong() - droppable)));
    }

    private static OptionalLong first(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? OptionalLong.empty() : number(lines.get(0));
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
