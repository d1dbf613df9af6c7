package dev.belay.command.watch;

import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import java.util.Optional;

/**
 * A session that a client has open.
 *
 * @param client the client's process
 * @param supervisor the Belay that has started it
 */
record OpenSession(SessionId id, Processes.Entry client, Optional<Processes.Entry> supervisor) {}
