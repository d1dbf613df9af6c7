package dev.belay.machine.stream;

import dev.belay.machine.process.Processes;
import dev.belay.machine.system.ProgramOutput;
import dev.belay.posix.calls.OperatingSystem;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much the client's TCP connections have received: what an answer that hangs and one that is only slow differ in,
 * when neither the transcript nor the screen says so. It counts and never looks into a connection. Where nothing tells
 * there is no reading, which is not a reading of nothing.
 */
public interface StreamGauge {
    /** Every client from 1.0.35 to 2.1.329 calls itself this, node's included. */
    String CLIENT = "claude";

    /** The connections of this machine. */
    static StreamGauge here() {
        if (OperatingSystem.isLinux()) {
            return new LinuxStreamGauge();
        }
        return OperatingSystem.isMac() ? new DarwinStreamGauge(new ProgramOutput()) : new NoStreamGauge();
    }

    /** The established connections of some processes at one time; there may be none. */
    record Reading(List<Connection> connections) {
        public Reading {
            connections = List.copyOf(connections);
        }

        /** Over all that are open: a connection that is closed takes its bytes with it. */
        public long bytesReceived() {
            return connections.stream().mapToLong(Connection::received).sum();
        }

        /** Since the last data arrived on any of them. */
        public Optional<Duration> sinceLastData() {
            OptionalLong least =
                    connections.stream().mapToLong(Connection::silentMillis).min();
            return least.isPresent() ? Optional.of(Duration.ofMillis(least.getAsLong())) : Optional.empty();
        }
    }

    /** Whether there is anything here that tells. */
    boolean measures();

    /** Whether a reading costs so little that it may be taken each half minute. */
    boolean isCheap();

    /** The connections of these processes together; nothing when none of them can be looked at. */
    Optional<Reading> read(Collection<Long> pids);

    /**
     * Which of a tree are the client itself. Its tools run in process sessions of their own, its MCP servers bear other
     * names; a wrapper script of the same name has no connections. Where none bears the name it is the tree's root.
     *
     * @param tree as {@link Processes#of} has it, the root first
     */
    static List<Long> clients(List<Processes.Entry> tree) {
        List<Long> named = Processes.inSessionOfRoot(tree).stream()
                .filter(entry -> entry.command().equals(CLIENT))
                .map(Processes.Entry::pid)
                .toList();
        return named.isEmpty() && !tree.isEmpty() ? List.of(tree.get(0).pid()) : named;
    }
}
