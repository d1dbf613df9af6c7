package dev.belay.decide;

import dev.belay.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recoveries so far that no progress has followed: a list of instants, as OTP keeps its restarts. A value: each
 * change is a new one.
 */
public record History(List<Attempt> attempts) {
    static final String USAGE_LIMIT = "usage-limit";

    /**
     * One recovery.
     *
     * @param at when claude was started again, the wait before it included
     * @param text what the client said then, to tell the same failure with the same text
     * @param reset the end of the limit that was waited for, where the client named one
     * @param answers the real answers that the session had: more of them later prove progress
     * @param toolResults likewise
     */
    public record Attempt(
            Instant at,
            String failure,
            String text,
            Optional<Instant> reset,
            Recovery recovery,
            long answers,
            long toolResults) {

        /** Whether a usage limit was waited for: that is no failed recovery, as long as the reset moves on. */
        boolean waitedForALimit() {
            return failure.equals(USAGE_LIMIT) && reset.isPresent();
        }
    }

    public History {
        attempts = List.copyOf(attempts);
    }

    public static History empty() {
        return new History(List.of());
    }

    public History with(Attempt attempt) {
        List<Attempt> longer = new ArrayList<>(attempts);
        longer.add(attempt);
        return new History(longer);
    }

    /**
     * What is left after looking at the session now: nothing when a real answer or a tool result has followed the last
     * recovery, for only proven progress clears the history. A session shrinks by nothing but a fork or a compaction;
     * neither proves anything.
     */
    public History seen(Evidence evidence) {
        if (attempts.isEmpty()) {
            return this;
        }
        Attempt last = attempts.get(attempts.size() - 1);
        boolean progress = evidence.transcript().answers() > last.answers()
                || evidence.transcript().toolResults() > last.toolResults();
        return progress ? empty() : this;
    }

    /** Whether no session that was recovered had come to an answer: a start from the beginning would repeat nothing. */
    boolean nothingDone() {
        for (Attempt attempt : attempts) {
            if (attempt.answers() > 0 || attempt.toolResults() > 0) {
                return false;
            }
        }
        return true;
    }

    /** Recoveries within this time. */
    public int within(Duration span, Instant now) {
        int count = 0;
        for (Attempt attempt : attempts) {
            if (attempt.at().isAfter(now.minus(span))) {
                count++;
            }
        }
        return count;
    }

    /**
     * How often this failure with these words was recovered from since the last progress. Numbers and identifiers in the
     * words don't count, and what happened between doesn't either: taking turns with another failure is no way out.
     */
    public int tries(String failure, String text) {
        int count = 0;
        for (Attempt attempt : attempts) {
            if (attempt.failure().equals(failure)
                    && !attempt.waitedForALimit()
                    && ClientWords.same(attempt.text(), text)) {
                count++;
            }
        }
        return count;
    }

    /** How often a usage limit has been waited for since the last progress. */
    public int waits() {
        int count = 0;
        for (Attempt attempt : attempts) {
            if (attempt.waitedForALimit()) {
                count++;
            }
        }
        return count;
    }

    /** The last recovery from this failure. */
    public Optional<Attempt> last(String failure) {
        for (int i = attempts.size() - 1; i >= 0; i--) {
            if (attempts.get(i).failure().equals(failure)) {
                return Optional.of(attempts.get(i));
            }
        }
        return Optional.empty();
    }
}
