package dev.belay.machine;

import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How much the client's TCP connections have received: what an answer that hangs and one that is only slow differ in,
 * when neither the transcript nor the screen says so. It counts and never looks into a connection. Linux alone tells
 * (without privilege); elsewhere, and where the kernel keeps silent, there is no reading, which is not a reading of
 * nothing.
 */
public final class StreamGauge {
    /** Every client from 1.0.35 to 2.1.329 calls itself this, node's included. */
    private static final String CLIENT = "claude";

    private static final String SOCKET = "socket:[";

    private final Path proc;

    /** The connections of this machine. */
    public StreamGauge() {
        this(Path.of("/proc"));
    }

    StreamGauge(Path proc) {
        this.proc = proc;
    }

    /** The established connections of some processes at one time; there may be none. */
    public record Reading(List<TcpConnection> connections) {
        public Reading {
            connections = List.copyOf(connections);
        }

        /** Over all that are open: a connection that is closed takes its bytes with it. */
        public long bytesReceived() {
            return connections.stream().mapToLong(TcpConnection::received).sum();
        }

        /** Since the last data arrived on any of them. */
        public Optional<Duration> sinceLastData() {
            OptionalLong least =
                    connections.stream().mapToLong(TcpConnection::silentMillis).min();
            return least.isPresent() ? Optional.of(Duration.ofMillis(least.getAsLong())) : Optional.empty();
        }
    }

    /**
     * Which of a tree are the client itself. Its tools run in process sessions of their own, its MCP servers bear other
     * names; a wrapper script of the same name has no connections. Where none bears the name it is the tree's root.
     *
     * @param tree as {@link ProcessTree#of} has it, the root first
     */
    public static List<Long> clients(List<ProcessTree.Entry> tree) {
        List<Long> named = ProcessTree.inSessionOfRoot(tree).stream()
                .filter(entry -> entry.command().equals(CLIENT))
                .map(ProcessTree.Entry::pid)
                .toList();
        return named.isEmpty() && !tree.isEmpty() ? List.of(tree.get(0).pid()) : named;
    }

    /** The connections of these processes together; nothing when none of them can be looked at. */
    public Optional<Reading> read(Collection<Long> pids) {
        try {
            return Platform.isLinux() ? readOnLinux(pids) : Optional.empty();
        } catch (RuntimeException | LinkageError unavailable) {
            return Optional.empty();
        }
    }

    private Optional<Reading> readOnLinux(Collection<Long> pids) {
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
        return SocketDiagnosis.established()
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
