package dev.belay.decide;

import dev.belay.diagnose.Recovery;
import dev.belay.evidence.Evidence;
import dev.belay.evidence.Liveness;
import dev.belay.evidence.Progress;
import dev.belay.evidence.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recoveries of a run, as a value: each change is a new one. Progress ends the count of those that were in vain, but
 * it makes none of them undone: how many there were at all stays known for a day.
 *
 * @param attempts oldest first; all that no progress has followed, and the others of the last day
 * @param proven how many of them, from the oldest on, proven progress has followed
 */
public record History(List<Attempt> attempts, int proven) {
    private static final Duration DAY = Duration.ofDays(1);
    /** So much work, and the session goes on whatever comes. */
    private static final int ENOUGH = 3;
    /** Who fails within this time and before enough was done has failed again at once. */
    private static final Duration AT_ONCE = Duration.ofMinutes(10);
    /** A limit that was waited for this long is no sign of hammering. */
    static final Duration LONG_WAIT = Duration.ofMinutes(10);

    /**
     * One recovery.
     *
     * @param at when claude was started again, the wait before it included
     * @param waited how long that wait was
     * @param cause what it was a recovery from
     * @param worked whether the session had come to any answer or result, a partial one included
     * @param progress how far the session had come
     */
    public record Attempt(
            Instant at, Duration waited, Cause cause, Recovery recovery, boolean worked, Progress progress) {

        /**
         * What was recovered from.
         *
         * @param text what the client said then, to tell the same failure with the same text
         * @param reset the end of the limit that was waited for, where the failure was one and the client named its end
         */
        public record Cause(String failure, String text, Optional<Instant> reset) {}

        public String failure() {
            return cause.failure();
        }

        /** Whether a usage limit was waited for: that is no failed recovery, as long as the reset moves on. */
        boolean waitedForALimit() {
            return cause.reset().isPresent();
        }

        private boolean hammers() {
            return !waitedForALimit() || waited.compareTo(LONG_WAIT) < 0;
        }

        /**
         * Whether it has been of use, as a session that runs shows: enough work, the end of a turn, or work and time. What
         * follows may still be the same failure: see {@link History#proves}.
         */
        public boolean provedBy(Evidence now) {
            Transcript transcript = now.transcript();
            if (transcript.progress().stepsSince(progress) == 0
                    || transcript.error().isPresent()) {
                return false;
            }
            boolean rests = now.hooks().stopped() || now.reports().activity() == Liveness.Activity.IDLE;
            return rests && transcript.endsOn() == Transcript.Ending.ANSWER || !isNear(now);
        }

        /** Whether the session is still at the place where it was, or hardly beyond it. */
        private boolean isNear(Evidence now) {
            return now.transcript().progress().stepsSince(progress) < ENOUGH
                    && now.at().isBefore(at.plus(AT_ONCE));
        }
    }

    public History {
        attempts = List.copyOf(attempts);
    }

    public static History empty() {
        return new History(List.of(), 0);
    }

    public History with(Attempt attempt) {
        List<Attempt> longer = new ArrayList<>(attempts);
        longer.add(attempt);
        return new History(longer, proven);
    }

    /**
     * Whether the last recovery has been of use, now that the session has failed again or ended. There must be progress after it, and this must not be the same failure again
     * before anything much was done.
     */
    public boolean proves(String failure, Evidence now) {
        if (proven == attempts.size()) {
            return false;
        }
        Attempt last = attempts.get(attempts.size() - 1);
        boolean again = last.failure().equals(failure) && last.isNear(now);
        return !again && now.transcript().progress().stepsSince(last.progress()) > 0;
    }

    /** What is left to count after looking at the session now, which proves the last recovery or does not. */
    public History seen(boolean proves, Instant now) {
        int settled = proves ? attempts.size() : proven;
        int old = 0;
        while (old < settled && attempts.get(old).at().isBefore(now.minus(DAY))) {
            old++;
        }
        return new History(attempts.subList(old, attempts.size()), settled - old);
    }

    /** Those that no progress has followed. */
    public List<Attempt> inVain() {
        return attempts.subList(proven, attempts.size());
    }

    /** Whether no session that was recovered had come to an answer: a start from the beginning would repeat nothing. */
    boolean nothingDone() {
        for (Attempt attempt : attempts) {
            if (attempt.worked()) {
                return false;
            }
        }
        return proven == 0;
    }

    /** Recoveries in vain within this time. */
    public int within(Duration span, Instant now) {
        return count(inVain(), span, now, false);
    }

    /** All recoveries within this time, whatever came of them; not those that waited for a limit for a good while. */
    int all(Duration span, Instant now) {
        return count(attempts, span, now, true);
    }

    private static int count(List<Attempt> attempts, Duration span, Instant now, boolean onlyHammering) {
        int count = 0;
        for (Attempt attempt : attempts) {
            if (attempt.at().isAfter(now.minus(span)) && (!onlyHammering || attempt.hammers())) {
                count++;
            }
        }
        return count;
    }

    /**
     * How often this failure with these words was recovered from at this place of the session: since the last progress, or
     * hardly before it. Numbers and identifiers in the words don't count, and what happened between doesn't either: taking
     * turns with another failure is no way out.
     */
    public int tries(String failure, Evidence now) {
        String text = ErrorText.of(now);
        int count = 0;
        for (int i = 0; i < attempts.size(); i++) {
            Attempt attempt = attempts.get(i);
            if (attempt.failure().equals(failure)
                    && !attempt.waitedForALimit()
                    && (i >= proven || attempt.isNear(now))
                    && ErrorText.same(attempt.cause().text(), text)) {
                count++;
            }
        }
        return count;
    }

    /** How often a usage limit has been waited for since the last progress. */
    public int waits() {
        int count = 0;
        for (Attempt attempt : inVain()) {
            if (attempt.waitedForALimit()) {
                count++;
            }
        }
        return count;
    }

    /** The last recovery from this failure, if no progress has followed. */
    public Optional<Attempt> last(String failure) {
        for (int i = attempts.size() - 1; i >= proven; i--) {
            if (attempts.get(i).failure().equals(failure)) {
                return Optional.of(attempts.get(i));
            }
        }
        return Optional.empty();
    }
}
