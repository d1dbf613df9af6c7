package dev.belay.decide;

import dev.belay.diagnose.Recovery;

/** What a user who is there may choose after a failure. */
public enum Choice {
    /** Wait for the end of the limit, then resume and go on. */
    WAIT(Recovery.WAIT_AND_RESUME),
    RESUME(Recovery.RESUME),
    /** Resume, and tell the model to go on. */
    GO_ON(Recovery.RESUME),
    COMPACT(Recovery.COMPACT_AND_RESUME),
    REPAIR(Recovery.REPAIR_AND_RESUME),
    TRIM(Recovery.TRIM_AND_RESUME),
    RELEASE(Recovery.RELEASE_AND_RESUME),
    RESTART(Recovery.RESTART);

    private final Recovery recovery;

    Choice(Recovery recovery) {
        this.recovery = recovery;
    }

    /** The rung that it is. */
    public Recovery recovery() {
        return recovery;
    }
}
