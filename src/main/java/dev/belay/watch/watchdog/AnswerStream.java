package dev.belay.watch.watchdog;

import dev.belay.machine.process.Processes;
import dev.belay.machine.stream.StreamGauge;
import dev.belay.machine.stream.StreamMovement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether an answer still comes in on the connections of a client, reading after reading. */
final class AnswerStream {
    private final Processes processes;
    private final int pid;
    private final StreamGauge gauge = StreamGauge.here();
    private StreamMovement movement = StreamMovement.unknown();
    private Instant firstReading;

    /** @param pid the client's process, or a wrapper's of it */
    AnswerStream(Processes processes, int pid) {
        this.processes = processes;
        this.pid = pid;
    }

    /** The processes that talk to the API: behind a wrapper, other ones than that. */
    List<Long> clients() {
        return StreamGauge.clients(processes.of(pid));
    }

    /** The first reading has nothing to be compared with, and says "moved" for that reason alone. */
    Movement read() {
        Instant now = Instant.now();
        Optional<StreamGauge.Reading> reading = gauge.read(clients());
        movement = movement.after(now, reading);
        if (firstReading == null || movement.last().isEmpty()) {
            firstReading = now;
        }
        if (reading.isEmpty()) {
            return Movement.unmeasurable();
        }
        return movement.last()
                .filter(moved -> moved.isAfter(firstReading))
                .map(Movement::at)
                .orElseGet(Movement::none);
    }
}
