package dev.belay.supervise;

import dev.belay.diagnose.Recovery;

/** What came of a plan. */
public sealed interface Outcome {
    /** Claude runs again. */
    record Resumed(Recovery recovery) implements Outcome {}

    /** Claude is alive, nothing was done, and it is watched on. */
    record Watching() implements Outcome {}

    /**
     * The session is over for us.
     *
     * @param declined the user was asked and said no
     */
    record Over(Ending ending, boolean declined) implements Outcome {}
}
