package dev.belay.command.diagnosis;

import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.ApiError;
import dev.belay.evidence.Client;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Machine;
import dev.belay.evidence.Screen;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.Transcript;
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
 */
public record SessionEvidence(
        Instant now, Optional<SessionRegistry.Entry> process, Optional<IncidentTraces> kept, Duration silence) {
    /** A session that ended longer before the machine was started had probably ended by itself. */
    private static final Duration LONGEST_DOWN = Duration.ofHours(12);

    /** The evidence without what print mode's output says. */
    public Evidence of(Optional<SessionId> id, Client client, Transcript transcript) {
        return of(id, client, transcript, Optional.empty());
    }

    /** All of it. */
    Evidence of(Optional<SessionId> id, Client client, Transcript transcript, Optional<ApiError> result) {
        boolean alive = process.map(SessionRegistry.Entry::alive).orElse(false);
        Exit ended = kept.map(IncidentTraces::exit).orElse(new Exit.Unseen());
        return new Evidence(
                now,
                id,
                new Evidence.Process(
                        client,
                        alive ? new Exit.Running() : ended,
                        alive ? since(process.get().started().orElse(now)) : Duration.ZERO,
                        alive && !silence.isNegative() ? silence : Duration.ZERO),
                transcript,
                new Evidence.Reports(
                        kept.map(IncidentTraces::hooks).orElse(Hooks.silent()),
                        process.map(SessionRegistry.Entry::state)
                                .or(() -> kept.map(IncidentTraces::sessionFile))
                                .orElse(SessionFile.NEVER),
                        result),
                kept.map(IncidentTraces::machine).orElseGet(() -> machine(alive)),
                kept.map(IncidentTraces::screen).orElse(Screen.blank()));
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
