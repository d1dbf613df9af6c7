package dev.belay.chronicle;

import java.time.Instant;
import java.util.Optional;

/**
 * How a session ended, as far as its records and the journal tell.
 *
 * @param failure the name of the class of failure that it ended on, where one is known
 * @param say that in a sentence; of an error of the client's own its words; empty where nothing is to be said
 * @param at when its last record was written, where it says so
 */
public record Ending(State state, Optional<String> failure, String say, Optional<Instant> at) {

    /** How it stands. */
    public enum State {
        /** At its prompt, after an answer, a command or a goodbye. */
        ENDED_WELL,
        /** On a failure after which nothing came. */
        FAILED,
        /** In the middle of a turn, without a word. */
        UNFINISHED,
        /** It had not even begun. */
        EMPTY
    }
}
