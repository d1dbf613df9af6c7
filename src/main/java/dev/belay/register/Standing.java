package dev.belay.register;

import dev.belay.files.RecordLines;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run stands.
 *
 * @param since when that was seen
 * @param trouble what is wrong, where something is
 */
public record Standing(State state, Instant since, Optional<Trouble> trouble) {

    /** As it was written down; a run that died without a word is still running here. */
    public enum State {
        RUNNING,
        /** What has failed last is for a person to settle. */
        NEEDS_PERSON,
        /** Ended as it should, or as its user wished. */
        ENDED,
        /** Belay has given up. */
        GIVEN_UP,
        /** Its terminal went away. */
        HUNG_UP,
        /** It was asked to end because the machine or the login session was going down. */
        SHUT_DOWN,
        /** It was asked to end, and nothing says why. */
        TERMINATED;

        /** The word for it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State named(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * A failure.
     *
     * @param failure its class
     * @param say what happened, in a sentence
     * @param until when it is over, where it is a limit that says so
     */
    public record Trouble(String failure, String say, Optional<Instant> until) {}

    /** It runs, and nothing is known to be wrong. */
    public static Standing running(Instant at) {
        return new Standing(State.RUNNING, at, Optional.empty());
    }

    /** The limit that it waits for, and that is not over yet. */
    public Optional<Instant> limitAfter(Instant now) {
        return trouble.flatMap(Trouble::until).filter(until -> until.isAfter(now));
    }

    void write(RecordLines lines) {
        lines.add("state", state.id()).add("since", since.toEpochMilli());
        if (trouble.isPresent()) {
            lines.add("failure", trouble.get().failure());
            lines.add("say", trouble.get().say());
            trouble.get().until().ifPresent(until -> lines.add("until", until.toEpochMilli()));
        }
    }

    static Standing read(RecordLines lines) {
        return new Standing(
                State.named(lines.only("state")),
                RunEntry.time(lines.only("since")),
                lines.first("failure")
                        .map(failure -> new Trouble(
                                failure,
                                lines.first("say").orElse(""),
                                lines.first("until").map(RunEntry::time))));
    }
}
