package dev.belay.command.watch;

import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import dev.belay.register.StartedAs;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that a client has open.
 *
 * @param client the client's process
 * @param supervisor the Belay that has started it
 * @param task how it was started, where it is in print mode and that was to be seen while it was there
 */
record OpenSession(SessionId id, Processes.Entry client, Optional<Processes.Entry> supervisor, Optional<Task> task) {

    /** What is in print mode, and since when. */
    record Task(StartedAs started, Instant begun) {}

    /** The same client in that session. */
    OpenSession in(SessionId other) {
        return new OpenSession(other, client, supervisor, task);
    }
}
