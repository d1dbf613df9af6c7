package dev.belay.recovery.chaos;

import java.util.Locale;

/** What has just come when a blow falls. */
enum Stage {
    /** The start; the blow comes at any time after it. */
    ANY,
    /** The start; the blow comes soon. */
    START,
    /** A request of the conversation. */
    TURN,
    /** A request for a summary. */
    COMPACTION,
    /** An answer after which Belay has to start the client again. */
    RECOVERY,
    /** The answer that a tool call has no result. */
    REPAIR,
    /** The last answer. */
    END;

    private static final long SOON = 1_500;
    private static final long IN_THE_COURSE = 4_000;

    /** Milliseconds within which the blow falls. */
    long span() {
        return this == RECOVERY || this == REPAIR ? IN_THE_COURSE : SOON;
    }

    String words() {
        return this == ANY ? "some time" : name().toLowerCase(Locale.ROOT);
    }
}
