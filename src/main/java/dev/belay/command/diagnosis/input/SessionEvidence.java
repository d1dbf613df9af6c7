package dev.belay.command.diagnosis.input;

import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Machine;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.status.StatusReport;
import dev.belay.journal.IncidentTraces;
import dev.belay.machine.system.BootTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Evidence of a session that nobody watches: of its client's process, where it is alive, and of what the journal kept of
 * its end. How a process ended that nobody watched is not known, and is not guessed.
 *
 * @param process what its client's session file says
 * @param kept what the journal kept of its end
 * @param status what its client last reported of its state
 */
public record SessionEvidence(
        Instant now,
        Optional<SessionRegistry.Entry> process,
        Optional<IncidentTraces> kept,
        Duration silence,
        Optional<StatusReport> status) {
    /** A session that ended longer before the machine was started had probably ended by itself. */
    private static final Duration LONGEST_DOWN = Duration.ofHours(12);

    /** Of a client that reports no state. */
    public SessionEvidence(
            Instant now, Optional<SessionRegistry.Entry> process, Optional<IncidentTraces> kept, Duration silence) {
        this(now, process, kept, silence, Optional.empty());
    }

    /** The evidence without what print mode's output says. */
    public Evidence of(Optional<SessionId> id, Client client, Transcript transcript) {
        return of(id, client, transcript, Optional.empty());
    }

    /** All of it. */
    Evidence of(Optional<SessionId> id, Client client, Transcript transcript, Optional<ApiError> result) {
        boolean alive = process.map(SessionRegistry.Entry::alive).orElse(false);
        IncidentTraces traces = kept.orElseGet(IncidentTraces::none);
        return new Evidence(
                now,
                id,
                new Evidence.Process(
                        client,
                        alive ? new Exit.Running() : traces.exit(),
                        alive ? since(process.get().started().orElse(now)) : Duration.ZERO,
                        alive && !silence.isNegative() ? silence : Duration.ZERO),
                transcript,
                new Evidence.Reports(
                        traces.hooks(),
                        process.map(SessionRegistry.Entry::state).orElse(traces.sessionFile()),
                        result,
                        status),
                kept.map(IncidentTraces::machine).orElseGet(() -> machine(alive)),
                traces.screen());
    }

    /** Where nobody saw the end: whether the machine went down at that time. */
    private Machine machine(boolean alive) {
        Optional<Instant> booted = BootTime.here();
        if (alive || booted.isEmpty() || silence.isNegative()) {
            return Machine.unread();
        }
        Duration down = Duration.between(now.minus(silence), booted.get());
        return Machine.unread().withRestart(!down.isNegative() && down.compareTo(LONGEST_DOWN) < 0);
    }

    private Duration since(Instant time) {
        return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }
}
