package dev.belay.command.top;

import dev.belay.evidence.SessionId;
import dev.belay.machine.memory.MemoryGauge;
import dev.belay.machine.process.Processes;
import dev.belay.transcript.catalogue.SessionSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the clients of sessions and their tools hold in memory; measured again every few seconds. */
final class SessionMemory {
    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

    private final Processes processes = Processes.here();
    private final MemoryGauge gauge = MemoryGauge.of(ProcessHandle.current().pid());
    private final Map<SessionId, Measured> known = new HashMap<>();

    private record Measured(Instant at, long pid, OptionalLong bytes) {}

    OptionalLong of(SessionSummary session, Instant now) {
        if (!session.running()) {
            known.remove(session.id());
            return OptionalLong.empty();
        }
        long pid = session.pid().orElseThrow();
        Measured before = known.get(session.id());
        if (before == null || before.pid != pid || before.at.isBefore(now.minus(MEASURED_EVERY))) {
            known.put(
                    session.id(),
                    new Measured(now, pid, gauge.read(processes.of(pid)).resident()));
        }
        return known.get(session.id()).bytes;
    }
}
