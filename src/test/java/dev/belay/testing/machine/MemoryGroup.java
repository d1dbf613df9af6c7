package dev.belay.testing.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A control group (cgroups(7), of either version) for the processes of one run, whose memory can be limited at any
 * moment, as a container's is.
 */
public final class MemoryGroup {
    /** The files of the two versions. */
    private record Kind(Path root, String limit, String usage, String none) {
        boolean works() {
            Path tried = root.resolve("belay-chaos-" + ProcessHandle.current().pid());
            try {
                Files.createDirectory(tried);
                boolean works = Files.isWritable(tried.resolve(limit)) && Files.isReadable(tried.resolve(usage));
                Files.delete(tried);
                return works;
            } catch (IOException refused) {
                return false;
            }
        }
    }

    private static final Optional<Kind> HERE = List.of(
                    new Kind(Path.of("/sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.usage_in_bytes", "-1"),
                    new Kind(Path.of("/sys/fs/cgroup"), "memory.max", "memory.current", "max"))
            .stream()
            .filter(Kind::works)
            .findFirst();

    private static final int STEP = 5;
    private static final int WHOLE = 100;
    private static final int TRIES = 50;
    private static final long STEP_TIME = 100_000_000;

    private final Kind kind = HERE.orElseThrow();
    private final Path group;

    public MemoryGroup(String name) throws IOException {
        group = kind.root().resolve("belay-chaos-" + name);
        if (!Files.isDirectory(group)) {
            Files.createDirectory(group);
        }
    }

    /** Whether this machine lets us make one. */
    public static boolean possible() {
        return HERE.isPresent();
    }

    /** Where a process writes its number to belong to it. */
    public Path processes() {
        return group.resolve("cgroup.procs");
    }

    /**
     * No more memory than so many hundredths of what they have, or than the kernel can bring them down to; whether there
     * was anybody.
     */
    public boolean limit(int hundredths) throws IOException {
        long usage =
                Long.parseLong(Files.readString(group.resolve(kind.usage())).strip());
        boolean limited = false;
        for (int part = hundredths; !limited && part <= WHOLE; part += STEP) {
            limited = write("" + usage * part / WHOLE);
        }
        return limited && !Files.readString(processes()).isBlank();
    }

    public void lift() {
        write(kind.none());
    }

    /** The first version refuses a limit that it cannot bring them down to. */
    private boolean write(String limit) {
        try {
            Files.writeString(group.resolve(kind.limit()), limit);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Once all of them have ended. */
    public void remove() {
        for (int i = 0; i < TRIES && !removed(); i++) {
            LockSupport.parkNanos(STEP_TIME);
        }
    }

    private boolean removed() {
        try {
            Files.deleteIfExists(group);
            return true;
        } catch (IOException busy) {
            return false;
        }
    }
}
