package dev.belay.decide;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.evidence.SessionId;
import dev.belay.evidence.dialog.Dialog;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** One thing to do. The world that we own: a new kind of step compiles only when the operator has a method for it. */
public sealed interface Step {

    <T> T accept(StepVisitor<T> visitor);

    /** Whether it only reminds the user of what he has seen. */
    default boolean reminds() {
        return this instanceof Remind;
    }

    /** Whether it only waits, which it can while claude is alive at its prompt. */
    default boolean waitsBesideClaude() {
        return false;
    }

    /** Tells the user what happened. */
    record Say() implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.say(this);
        }
    }

    /** Warns of something that is no failure yet: in a line where the screen is not claude's. */
    record Warn() implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.warn(this);
        }
    }

    /** Reminds the user, in one line, of the error that the session which he has left ended in. */
    record Remind() implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.remind(this);
        }
    }

    /** Says what continues this session, and nothing else. */
    record TellHowToContinue(SessionId session) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.tellHowToContinue(this);
        }
    }

    /**
     * Asks the user which of these it shall be, and does that; quitting ends with claude's own status.
     *
     * @param choices what is most wanted first: that is what Return means
     * @param pause the wait for {@link Choice#WAIT}
     * @param prompt what is said to the model where it shall go on
     * @param compaction what is done for {@link Choice#COMPACT}
     */
    record Offer(
            List<Choice> choices,
            Optional<SessionId> session,
            Optional<Pause> pause,
            Optional<String> prompt,
            Optional<CompactAndResume> compaction)
            implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.offer(this);
        }

        /** One without compacting. */
        public Offer(
                List<Choice> choices, Optional<SessionId> session, Optional<Pause> pause, Optional<String> prompt) {
            this(choices, session, pause, prompt, Optional.empty());
        }

        /** Whether it may be compacted. */
        public boolean compacts() {
            return choices.contains(Choice.COMPACT);
        }

        /** The same with these choices. */
        public Offer with(List<Choice> others) {
            return new Offer(others, session, pause, prompt, compaction);
        }
    }

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
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.pause(this);
        }

        @Override
        public boolean waitsBesideClaude() {
            return true;
        }

        /** How long that is; never negative. */
        public Duration duration() {
            Duration between = Duration.between(from, until);
            return between.isNegative() ? Duration.ZERO : between;
        }
    }

    /**
     * Ends a client that is alive, politely: the screen is ours after that.
     *
     * @param moving whether it is ended although it has moved since it was looked at
     */
    record Stop(boolean moving) implements Step {
        /** Of one that is still where it was. */
        public Stop() {
            this(false);
        }

        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.stop(this);
        }
    }

    /**
     * Types this into the client that is alive at its prompt, and looks whether it was taken; when not, the client is
     * ended and the session resumed with it.
     */
    record Type(SessionId session, String prompt) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.type(this);
        }
    }

    /** Answers a question of the client's: takes the answer with this label, or else presses these keys. */
    record Answer(Dialog dialog, Optional<String> label, String keys) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.answer(this);
        }
    }

    /**
     * Leaves the client as it is and watches on.
     *
     * @param again when to look at the same state again; nothing: only when it changes
     */
    record WatchOn(Optional<Instant> again) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.watchOn(this);
        }
    }

    /** Waits until the API can be reached at all; a connection is tried now and then, and no request is made. */
    record AwaitNetwork() implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.awaitNetwork(this);
        }

        @Override
        public boolean waitsBesideClaude() {
            return true;
        }
    }

    /**
     * Waits until memory is no longer short, for a while.
     *
     * @param status the end where it stays so
     */
    record AwaitMemory(int status) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.awaitMemory(this);
        }
    }

    /**
     * Waits until somebody has renewed the credentials in another window; then the next step follows.
     *
     * @param longest how long at most
     * @param otherwise the end where nobody does, or where no file would show it
     */
    record AwaitCredentials(Duration longest, End otherwise) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.awaitCredentials(this);
        }
    }

    /** Starts claude again on this session; with a prompt the client submits that by itself. */
    record Resume(SessionId session, Optional<String> prompt) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.resume(this);
        }
    }

    /**
     * Compacts the session first; when that fails it says so and resumes all the same.
     *
     * @param otherwise which copy is resumed where compacting failed; nothing: the session is resumed as it is
     * @param onScreen whether a client that can compact only on its screen is left to do that, where there is a screen,
     *     rather than what is to be done otherwise
     */
    record CompactAndResume(SessionId session, Optional<String> prompt, Optional<Recovery> otherwise, boolean onScreen)
            implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.compactAndResume(this);
        }

        /** The one for this ladder: where compacting is no way and the ladder knows another one, that is the other way. */
        public static CompactAndResume of(SessionId session, Optional<String> prompt, List<Recovery> ladder) {
            for (Recovery rung : ladder) {
                boolean trims = rung == Recovery.TRIM_AND_RESUME;
                if (trims || rung == Recovery.REPAIR_AND_RESUME) {
                    return new CompactAndResume(session, prompt, Optional.of(rung), trims);
                }
            }
            return new CompactAndResume(session, prompt, Optional.empty(), true);
        }
    }

    /** Repairs a copy of the session first and starts claude on that; where nothing is to repair, on the session as it is. */
    record RepairAndResume(SessionId session, Optional<String> prompt) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.repairAndResume(this);
        }
    }

    /** Makes a smaller copy of the session first and starts claude on that; where nothing can go, as it is. */
    record TrimAndResume(SessionId session, Optional<String> prompt) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.trimAndResume(this);
        }
    }

    /** Ends the client's own background session that holds this one, and starts claude as it was started last. */
    record Release(String job) implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.release(this);
        }
    }

    /** Starts claude again as it was started. */
    record Restart() implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.restart(this);
        }
    }

    /** The end, with claude's own status, dying of the same signal. */
    record EndAsClaude() implements Step {
        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.endAsClaude(this);
        }
    }

    /** The end, with a status of ours. */
    record End(int status, String reason) implements Step {
        /** Whether trying again later may be enough. */
        public boolean mayPass() {
            return status == ExitStatus.TRY_LATER;
        }

        @Override
        public <T> T accept(StepVisitor<T> visitor) {
            return visitor.end(this);
        }
    }
}
