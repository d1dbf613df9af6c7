package dev.belay.chronicle;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that took time.
 *
 * @param name of a tool its name, of a turn its number, of a wait what for, of a recovery what was done
 * @param about the telling part: what was asked, what a tool was called with, what the API said
 * @param failed whether it came to no good end
 */
public record Span(Kind kind, String name, String about, Instant from, Instant until, boolean failed) {

    /** What took time. */
    public enum Kind {
        /** From a prompt to the last record before the next one. */
        TURN,
        /** From a call to its result. */
        TOOL,
        /** From an announced retry to what followed. */
        WAIT,
        /** From a fall to the first record after it. */
        RECOVERY
    }

    public Duration length() {
        return until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }
}
