package dev.belay.supervise;

import dev.belay.diagnose.Recovery;
import java.util.Optional;

/** What came of a plan. */
public sealed interface Outcome {

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
