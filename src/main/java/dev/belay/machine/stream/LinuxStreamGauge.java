package dev.belay.machine.stream;

import dev.belay.machine.system.LinuxPaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Linux tells of every connection, without privilege: what a process has open, and what the kernel counts for it. */
final class LinuxStreamGauge implements StreamGauge {
    private static final String SOCKET = "socket:[";

    private final Path proc;

    LinuxStreamGauge() {
        this(LinuxPaths.PROC);
    }

    LinuxStreamGauge(Path proc) {
        this.proc = proc;
    }

    @Override
    public boolean measures() {
        return true;
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    @Override
    public Optional<Reading> read(Collection<Long> pids) {
        try {
            return counted(pids);
        } catch (RuntimeException | LinkageError unavailable) {
            return Optional.empty();
        }
    }

    private Optional<Reading> counted(Collection<Long> pids) {
        Set<Long> inodes = new HashSet<>();
        boolean seen = false;
        for (long pid : pids) {
            seen |= addSockets(proc.resolve(Long.toString(pid)), inodes);
        }
        if (!seen) {
            return Optional.empty();
        }
        if (inodes.isEmpty()) {
            return Optional.of(new Reading(List.of()));
        }
        return LinuxSocketDiagnosis.established()
                .map(all -> new Reading(all.stream()
                        .filter(connection -> inodes.contains(connection.inode()))
                        .toList()));
    }

    /** Whether this process can be looked at: it is there, ours, and in our network namespace. */
    private boolean addSockets(Path process, Set<Long> inodes) {
        try {
            if (!namespace(process).equals(namespace(proc.resolve("self")))) {
                return false;
            }
            try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
                for (Path descriptor : descriptors) {
                    addSocket(descriptor, inodes);
                }
            }
            return true;
        } catch (IOException | RuntimeException vanished) {
            return false;
        }
    }

    private static void addSocket(Path descriptor, Set<Long> inodes) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            if (target.startsWith(SOCKET) && target.endsWith("]")) {
                inodes.add(Long.parseLong(target, SOCKET.length(), target.length() - 1, 10));
            }
        } catch (IOException | RuntimeException closed) {
            // A descriptor that was closed in between has nothing to tell.
        }
    }

    private static Path namespace(Path process) throws IOException {
        return Files.readSymbolicLink(process.resolve("ns/net"));
    }
}
