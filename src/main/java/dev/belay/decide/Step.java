package dev.belay.decide;

import dev.belay.evidence.Dialog;
import dev.belay.evidence.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** One thing to do. The world that we own: a new kind of step is a new case in the operator's one switch. */
public sealed interface Step {

    /** Tells the user what happened. */
    record Say() implements Step {}

    /** Warns of something that is no failure yet: in a line where the screen is not claude's. */
    record Warn() implements Step {}

    /** Reminds the user, in one line, of the error that the session which he has left ended in. */
    record Remind() implements Step {}

    /**
     * Asks the user which of these it shall be, and does that; quitting ends with claude's own status.
     *
     * @param choices what is most wanted first: that is what Return means
     * @param pause the wait for {@link Choice#WAIT}
     * @param prompt what is said to the model where it shall go on
     */
    record Offer(List<Choice> choices, Optional<SessionId> session, Optional<Pause> pause, Optional<String> prompt)
            implements Step {}

    /**
     * Waits, with a countdown on a terminal.
     *
     * @param from when it was decided: the instant of the evidence
     * @param until when claude is started again, in the user's zone
     * @param reset the end of the limit, as the client named it: then the wall clock decides, however long the machine
     *     sleeps meanwhile; otherwise it is a backoff, which no change of the clock makes longer
     * @param reason what is waited for, in a few words
     * @param attempt which recovery of those allowed this is, from 1
     * @param allowed how many are allowed in an hour without progress
     */
    record Pause(Instant from, ZonedDateTime until, Optional<Instant> reset, String reason, int attempt, int allowed)
            implements Step {
        /** How long that is; never negative. */
        public Duration duration() {
            Duration between = Duration.between(from, until);
            return between.isNegative() ? Duration.ZERO : between;
        }
    }

    /** Ends a client that is alive, politely: the screen is ours after that. */
    record Stop() implements Step {}

    /**
     * Types this into the client that is alive at its prompt, and looks whether it was taken; when not, the client is
     * ended and the session resumed with it.
     */
    record Type(SessionId session, String prompt) implements Step {}

    /** Answers a question of the client's with these keys. */
    record Answer(Dialog dialog, String keys) implements Step {}

    /**
     * Leaves the client as it is and watches on.
     *
     * @param again when to look at the same state again; nothing: only when it changes
     */
    record WatchOn(Optional<Instant> again) implements Step {}

    /** Waits until the API can be reached at all; a connection is tried now and then, and no request is made. */
    record AwaitNetwork() implements Step {}

    /**
     * Waits until somebody has renewed the credentials in another window; then the next step follows.
     *
     * @param longest how long at most
     * @param otherwise the end where nobody does, or where no file would show it
     */
    record AwaitCredentials(Duration longest, End otherwise) implements Step {}

    /** Starts claude again on this session; with a prompt the client submits that by itself. */
    record Resume(SessionId session, Optional<String> prompt) implements Step {}

    /** Compacts the session first; when that fails it says so and resumes all the same. */
    record CompactAndResume(SessionId session, Optional<String> prompt) implements Step {}

    /** Mends a copy of the session first and starts claude on that; where nothing is to mend, on the session as it is. */
    record RepairAndResume(SessionId session, Optional<String> prompt) implements Step {}

    /** Makes a smaller copy of the session first and starts claude on that; where nothing can go, as it is. */
    record TrimAndResume(SessionId session, Optional<String> prompt) implements Step {}

    /** Starts claude again as it was started. */
    record Restart() implements Step {}

    /** The end, with claude's own status, dying of the same signal. */
    record EndAsClaude() implements Step {}

    /** The end, with a status of ours. */
    record End(int status, String reason) implements Step {}
}
