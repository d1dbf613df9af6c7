package dev.belay.machine.memory;

import dev.belay.machine.system.LinuxControlGroup;
import dev.belay.machine.system.LinuxFigures;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much more memory a control group allows before the nearest limit, its own or one above it. Contents of files that
 * the kernel can drop do not count as used. Where there is no limit there is no number.
 */
public final class LinuxMemoryRoom {
    /** Version 1 says "no limit" with a number near the largest one, rounded to pages. */
    private static final long UNLIMITED = 1L << 60;

    private LinuxMemoryRoom() {}

    /** What this very process, and whatever it starts, may still use, in bytes. */
    public static OptionalLong ofOurselves(Path proc, Path mount) {
        long least = Long.MAX_VALUE;
        for (Path group :
                LinuxControlGroup.of(proc, mount, ProcessHandle.current().pid()).folders()) {
            for (Path level = group; level != null && level.startsWith(mount); level = level.getParent()) {
                OptionalLong newer = room(level, "memory.max", "memory.current", "inactive_file ");
                OptionalLong older =
                        room(level, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ");
                least = Math.min(least, newer.orElse(older.orElse(Long.MAX_VALUE)));
            }
        }
        return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }

    private static OptionalLong room(Path level, String limitFile, String usageFile, String droppable) {
        OptionalLong limit = LinuxFigures.value(level.resolve(limitFile), "");
        OptionalLong usage = LinuxFigures.value(level.resolve(usageFile), "");
        if (limit.isEmpty() || usage.isEmpty() || limit.getAsLong() >= UNLIMITED) {
            return OptionalLong.empty();
        }
        long files = LinuxFigures.value(level.resolve("memory.stat"), droppable).orElse(0);
        return OptionalLong.of(Math.max(0, limit.getAsLong() - Math.max(0, usage.getAsLong() - files)));
    }
}
