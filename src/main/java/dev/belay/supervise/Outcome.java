package dev.belay.supervise;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Exit;
import java.util.Optional;

/** What came of a plan. */
public sealed interface Outcome {

    /** The session is over with this status of ours. */
    static Outcome over(int status) {
        return new Over(new Ending.Status(status), false);
    }

    /** A wait was broken off: the deadline gives up; a signal is somebody's no. */
    static Outcome brokenOff(Ending ending) {
        return new Over(ending, ending.ownStatus().isEmpty());
    }

    /** The session is over as claude ended. */
    static Outcome asClaude(Exit exit, boolean declined) {
        return new Over(new Ending.AsClaude(exit), declined);
    }

    /** The recovery with which claude runs again; empty where none was started. */
    default Optional<Recovery> resumed() {
        return Optional.empty();
    }

    /** How the session is over for us; empty while it is not. */
    default Optional<Over> over() {
        return Optional.empty();
    }

    /** Whether claude still runs as it did. */
    default boolean unchanged() {
        return resumed().isEmpty() && over().isEmpty();
    }

    /** Claude runs again. */
    record Resumed(Recovery recovery) implements Outcome {
        @Override
        public Optional<Recovery> resumed() {
            return Optional.of(recovery);
        }
    }

    /** Claude is alive, nothing was done, and it is watched on. */
    record Watching() implements Outcome {}

    /**
     * The session is over for us.
     *
     * @param declined the user was asked and said no
     */
    record Over(Ending ending, boolean declined) implements Outcome {
        @Override
        public Optional<Over> over() {
            return Optional.of(this);
        }
    }
}
