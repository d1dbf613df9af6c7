package dev.belay.decide;

import dev.belay.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The recoveries so far that no progress has followed: a list of instants, as OTP keeps its restarts. A value: each
 * change is a new one.
 */
public record History(List<Attempt> attempts) {

    /**
     * One recovery.
     *
     * @param text what the client said then, to tell the same failure with the same text
     * @param answers the real answers that the session had: more of them later prove progress
     * @param toolResults likewise
     */
    public record Attempt(Instant at, String failure, String text, Recovery recovery, long answers, long toolResults) {}

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

    /** How many of the last recoveries in a row were for this failure. */
    public int inARow(String failure) {
        int count = 0;
        for (int i = attempts.size() - 1; i >= 0 && attempts.get(i).failure().equals(failure); i--) {
            count++;
        }
        return count;
    }
}
