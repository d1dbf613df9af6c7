package dev.belay.supervise;

import dev.belay.evidence.Exit;

/** How Belay itself ends. */
public sealed interface Ending {
    /** As claude did: the same code, or the same signal. */
    record AsClaude(Exit exit) implements Ending {}

    /** With a status of ours. */
    record Status(int status) implements Ending {}

    /** The exit status as a shell shows it: 128+n for signal n. */
    default int shellStatus() {
        return this instanceof Status own
                ? own.status()
                : ((AsClaude) this).exit().shellStatus();
    }
}
