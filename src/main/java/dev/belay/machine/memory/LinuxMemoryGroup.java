package dev.belay.machine.memory;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.LinuxControlGroup;
import dev.belay.machine.system.LinuxPaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A control group of our own below that of this process, of version 2 or 1. The group of a claude that has died is kept
 * until the next one is made: its counters say how it died.
 */
final class LinuxMemoryGroup {
    private static final String NAME = "belay-claude-";

    private final Path version2;
    private final Path version1;

    /** @param folders those of the group that it is made below: of version 2, and of version 1 */
    LinuxMemoryGroup(List<Path> folders) {
        this.version2 = folders.get(0);
        this.version1 = folders.get(1);
    }

    static LinuxMemoryGroup below(long pid) {
        return new LinuxMemoryGroup(LinuxControlGroup.of(LinuxPaths.PROC, LinuxPaths.CONTROL_GROUPS, pid)
                .folders());
    }

    /** Whether there can be one. In version 2 the controller must have been handed down already. */
    boolean isPossible() {
        return isPossible(version1, "memory.limit_in_bytes") || handsDown() && isPossible(version2, "cgroup.procs");
    }

    private static boolean isPossible(Path folder, String file) {
        return Files.isWritable(folder) && Files.isWritable(folder.resolve(file));
    }

    private boolean handsDown() {
        try {
            return Files.readString(version2.resolve("cgroup.subtree_control")).contains("memory");
        } catch (IOException none) {
            return false;
        }
    }

    /** Puts these processes in, those that have ended meanwhile aside; false where the first is not. */
    boolean put(List<Long> pids, long pid, long bytes) {
        boolean old = isPossible(version1, "memory.limit_in_bytes");
        Path parent = old ? version1 : version2;
        clear(parent);
        Path folder = parent.resolve(NAME + pid);
        try {
            Files.createDirectory(folder);
            Files.writeString(folder.resolve(old ? "memory.limit_in_bytes" : "memory.max"), Long.toString(bytes));
            forbidSwap(folder, old, bytes);
        } catch (IOException | RuntimeException refused) {
            folder.toFile().delete();
            return false;
        }
        boolean all = false;
        for (long one : pids) {
            try {
                Files.writeString(folder.resolve("cgroup.procs"), Long.toString(one));
                all |= one == pid;
            } catch (IOException | RuntimeException ended) {
                all &= one != pid;
            }
        }
        return all;
    }

    /** Where swap is accounted for: what does not fit must not make the machine slow instead. */
    private static void forbidSwap(Path folder, boolean old, long bytes) {
        Path file = folder.resolve(old ? "memory.memsw.limit_in_bytes" : "memory.swap.max");
        try {
            if (Files.exists(file)) {
                Files.writeString(file, old ? Long.toString(bytes) : "0");
            }
        } catch (IOException refused) {
            // Then it may swap.
        }
    }

    /** Those of claudes that are gone, as far as nobody is in them. */
    private static void clear(Path parent) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, NAME + "*")) {
            for (Path folder : found) {
                String pid = folder.getFileName().toString().substring(NAME.length());
                if (Processes.here().find(Long.parseLong(pid)).isEmpty()) {
                    folder.toFile().delete();
                }
            }
        } catch (IOException | RuntimeException none) {
            // They cost next to nothing.
        }
    }
}
