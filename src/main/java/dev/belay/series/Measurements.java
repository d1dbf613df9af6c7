package dev.belay.series;

import dev.belay.machine.memory.MemoryGauge;
import dev.belay.machine.process.Processes;
import dev.belay.machine.stream.Connection;
import dev.belay.machine.stream.StreamGauge;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What is measured of a client and its tools. */
final class Measurements {
    /** A change of memory by so much is news, or by this part of it. */
    private static final long NOTABLE = 16L << 20;

    private static final int PART = 8;

    private final MemoryGauge gauge;
    private final StreamGauge connections = StreamGauge.here();
    private Map<Long, Long> received;
    private long resident;

    /** @param takenOver whether what its connections have received so far has been counted already */
    Measurements(int pid, boolean takenOver) {
        this.gauge = MemoryGauge.of(pid);
        this.received = takenOver ? null : Map.of();
    }

    /** Whether it holds another amount of memory than when that was read last. */
    boolean hasChanged(List<Processes.Entry> tree) {
        long change = Math.abs(Processes.resident(tree) - resident);
        return change > Math.max(NOTABLE, resident / PART);
    }

    Sample.Memory memory(List<Processes.Entry> tree) {
        resident = Processes.resident(tree);
        List<Long> clients = StreamGauge.clients(tree);
        long client = Processes.resident(
                tree.stream().filter(entry -> clients.contains(entry.pid())).toList());
        MemoryGauge.Memory machine = gauge.read(tree);
        boolean measured = machine.resident().isPresent();
        return new Sample.Memory(
                measured ? OptionalLong.of(client) : OptionalLong.empty(),
                measured ? OptionalLong.of(resident - client) : OptionalLong.empty(),
                machine.available(),
                machine.total(),
                machine.limit(),
                machine.used());
    }

    Sample.Stream stream(List<Processes.Entry> tree) {
        if (!connections.isCheap()) {
            return Sample.Stream.unread();
        }
        Optional<StreamGauge.Reading> reading = connections.read(StreamGauge.clients(tree));
        return reading.map(now -> new Sample.Stream(arrived(now), now.sinceLastData()))
                .orElseGet(Sample.Stream::unread);
    }

    /** A connection that was closed meanwhile has taken its count with it. */
    private OptionalLong arrived(StreamGauge.Reading now) {
        Map<Long, Long> counts = new HashMap<>();
        long sum = 0;
        for (Connection connection : now.connections()) {
            counts.put(connection.cookie(), connection.received());
            long before = received == null ? connection.received() : received.getOrDefault(connection.cookie(), 0L);
            sum += Math.max(0, connection.received() - before);
        }
        boolean known = received != null;
        received = counts;
        return known ? OptionalLong.of(sum) : OptionalLong.empty();
    }
}
