package dev.belay.doctor.machine;

import dev.belay.doctor.Amount;
import dev.belay.doctor.Check;
import dev.belay.doctor.CheckContext;
import dev.belay.doctor.Findings;
import dev.belay.machine.DiskSpace;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Whether there is room, in bytes and in files, wherever claude writes; and how much its old sessions take. */
public final class DiskCheck implements Check {
    static final long FULL = 20 * Amount.MEGABYTE;
    static final long FULL_INODES = 50;
    private static final long TIGHT = 500 * Amount.MEGABYTE;
    private static final long TIGHT_INODES = 5_000;
    private static final Duration OLD = Duration.ofDays(7);
    private static final int MOST_FILES = 100_000;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public void look(CheckContext context, Findings findings) throws InterruptedException {
        Sessions sessions = new Sessions(context.paths().configuration().resolve("projects"));
        Set<Object> seen = new LinkedHashSet<>();
        long least = Long.MAX_VALUE;
        for (Map.Entry<String, Path> place : places(context).entrySet()) {
            Path existing = DiskSpace.existing(place.getValue());
            if (seen.add(device(existing))) {
                Room room = Room.at(existing);
                least = Math.min(least, room.free().orElse(Long.MAX_VALUE));
                judge(place.getKey() + " (" + existing + ")", room, sessions, findings);
            }
        }
        String free = least == Long.MAX_VALUE ? "" : Amount.bytes(least) + " free; ";
        findings.ok(free + sessions.told());
    }

    /** Where claude writes, by what it writes there. */
    static Map<String, Path> places(CheckContext context) {
        Map<String, Path> places = new LinkedHashMap<>();
        places.put("the disk of the transcripts", context.paths().transcripts());
        places.put("the disk of .claude.json", context.paths().stateFile().getParent());
        places.put("the disk of temporary files", context.paths().temporary());
        places.put("the disk of this project", context.paths().workingDirectory());
        return places;
    }

    private static void judge(String place, Room room, Sessions sessions, Findings findings) {
        String fix = "Free some space: `df -h`, `df -i` and `du -xsh` show what uses it"
                + (sessions.oldBytes > FULL
                        ? " (sessions older than a week take " + Amount.bytes(sessions.oldBytes) + " of "
                                + sessions.folder + ")"
                        : "")
                + ".";
        if (room.isFull()) {
            findings.fail(place + " is full: " + room.told(), fix);
        } else if (room.free().orElse(Long.MAX_VALUE) < TIGHT || room.inodes().orElse(Long.MAX_VALUE) < TIGHT_INODES) {
            findings.warn(place + " is nearly full: " + room.told(), fix);
        }
    }

    /** What is left on a file system. */
    public record Room(OptionalLong free, OptionalLong inodes) {
        public static Room at(Path existing) {
            DiskSpace space = DiskSpace.at(existing);
            return new Room(space.free(), space.inodes());
        }

        public boolean isFull() {
            return free.orElse(Long.MAX_VALUE) < FULL || inodes.orElse(Long.MAX_VALUE) < FULL_INODES;
        }

        public String told() {
            boolean files = inodes.orElse(Long.MAX_VALUE) < TIGHT_INODES;
            return free.isPresent() && !(files && free.getAsLong() >= TIGHT)
                    ? Amount.bytes(free.getAsLong()) + " left"
                    : Amount.of(inodes.orElse(0), "more file") + " can be created on it";
        }
    }

    private static Object device(Path existing) {
        try {
            return Files.getAttribute(existing, "unix:dev");
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
            return existing;
        }
    }

    /** What the transcripts and what lies beside them take together. */
    private static final class Sessions extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final long old = Instant.now().minus(OLD).toEpochMilli();
        private long bytes;
        private long files;
        private long oldBytes;

        Sessions(Path folder) throws InterruptedException {
            this.folder = folder;
            try {
                if (Files.isDirectory(folder)) {
                    Files.walkFileTree(folder, this);
                }
            } catch (IOException unreadable) {
                // What could be read counts.
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            files++;
            oldBytes += attributes.lastModifiedTime().toMillis() < old ? attributes.size() : 0;
            boolean enough = files >= MOST_FILES || Thread.currentThread().isInterrupted();
            return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
        }

        String told() {
            return files == 0
                    ? "no sessions yet"
                    : "sessions take up " + Amount.bytes(bytes)
                            + (oldBytes > 0 ? ", " + Amount.bytes(oldBytes) + " of it older than a week" : "");
        }
    }
}
