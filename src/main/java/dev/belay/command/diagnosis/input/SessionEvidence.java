package dev.belay.command.diagnosis.input;

import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
import dev.belay.journal.IncidentTraces;
import dev.belay.machine.MachineRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Evidence of a session that nobody watches: of its client's process, where it is alive, and of what the journal kept of
 * its end. How a process ended that nobody watched is not known, and is not guessed.
 *
 * @param process what its client's session file says
 * @param kept what the journal kept of its end
 */
public record SessionEvidence(
        Instant now, Optional<SessionRegistry.Entry> process, Optional<IncidentTraces> kept, Duration silence) {

    /** The evidence, but for what print mode's output and a running client report. */
    public Evidence of(Optional<SessionId> id, Client client, Transcript transcript) {
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
                        process.map(SessionRegistry.Entry::state).orElse(traces.sessionFile())),
                unseenEnd(alive) ? MachineRestart.after(now.minus(silence)) : traces.machine(),
                traces.screen());
    }

    /** Whether it has ended, and nobody saw it: then only the machine can say whether it went down. */
    private boolean unseenEnd(boolean alive) {
        return !alive && kept.isEmpty() && !silence.isNegative();
    }

    private Duration since(Instant time) {
        return time.isAfter(now) ? Duration.ZERO : Duration.between(time, now);
    }
}
