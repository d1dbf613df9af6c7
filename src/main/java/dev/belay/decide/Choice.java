package dev.belay.decide;

import dev.belay.diagnose.Recovery;

/** What a user who is there may choose after a failure. */
public enum Choice {
    /** Wait for the end of the limit, then resume and go on. */
    WAIT('w', Recovery.WAIT_AND_RESUME),
    RESUME('r', Recovery.RESUME),
    /** Resume, and tell the model to go on. */
    GO_ON('g', Recovery.RESUME),
    COMPACT('c', Recovery.COMPACT_AND_RESUME),
    REPAIR('p', Recovery.REPAIR_AND_RESUME),
    TRIM('t', Recovery.TRIM_AND_RESUME),
    RELEASE('b', Recovery.RELEASE_AND_RESUME),
    RESTART('s', Recovery.RESTART);

    private final char key;
    private final Recovery recovery;

    Choice(char key, Recovery recovery) {
        this.key = key;
        this.recovery = recovery;
    }

    /** What is pressed for it. */
    public char key() {
        return key;
    }

    /** The rung that it is. */
    public Recovery recovery() {
        return recovery;
    }
}
