package dev.belay.transcript.repair;

import dev.belay.claude.SessionRegistry;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether another process has a session: it says so itself ({@code sessions/<pid>.json}, from 2.1.116 on), or has the
 * transcript open. Processes of other users cannot be looked into, and are not guessed at.
 */
public final class SessionHold {
    private SessionHold() {}

    /** The process that has it; not this one. */
    public static Optional<Long> holder(Path configuration, Optional<SessionId> session, Path transcript) {
        Optional<Long> registered = session.flatMap(SessionRegistry.read(configuration)::of)
                .filter(SessionRegistry.Entry::alive)
                .map(SessionRegistry.Entry::pid);
        return registered.isPresent() ? registered : Processes.here().opener(transcript);
    }
}
