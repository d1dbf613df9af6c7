package dev.belay.command.session;

import dev.belay.machine.process.Processes;
import java.util.Optional;

/** The Belay that has started a client. */
public final class Supervising {
    private static final String NAME = "belay";

    private Supervising() {}

    /** The same of a client's process id. */
    public static Optional<Long> pid(long client) {
        return Processes.here().find(client).flatMap(Supervising::of).map(Processes.Entry::pid);
    }

    /** Its process; nothing where the client was started by something else. */
    public static Optional<Processes.Entry> of(Processes.Entry client) {
        return Processes.here().find(client.parent()).filter(parent -> parent.command()
                .startsWith(NAME));
    }
}
