package dev.belay.metrics;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness.Activity;

/** How a session stands, in one word. */
enum SessionState {
    WORKING("working"),
    /** At its prompt. */
    IDLE("idle"),
    /** For a person. */
    WAITING("waiting"),
    /** Belay waits, or starts claude again. */
    RECOVERING("recovering"),
    /** As it should, or as its user wanted it. */
    ENDED("ended"),
    /** Belay does no more. */
    GIVEN_UP("given-up");

    private final String id;

    SessionState(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Whether claude runs. */
    boolean isUp() {
        return this == WORKING || this == IDLE || this == WAITING;
    }

    /** Of a session that runs. */
    static SessionState of(Evidence now) {
        Activity activity = now.reports().activity();
        if (activity == Activity.WAITING) {
            return WAITING;
        }
        boolean works = activity == Activity.BUSY
                || now.transcript().endsOn().midTurn() && !now.hooks().stopped();
        return works ? WORKING : IDLE;
    }
}
