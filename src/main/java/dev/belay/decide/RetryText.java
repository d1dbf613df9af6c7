package dev.belay.decide;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Retry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** That a client tries again by itself, and when, in words for people who cannot see its screen. */
public final class RetryText {
    private RetryText() {}

    /** The sentence; nothing where the client tries nothing again. */
    public static Optional<String> of(Evidence evidence, ZoneId zone) {
        return evidence.transcript().retry().map(retry -> sentence(retry, evidence.at(), zone));
    }

    private static String sentence(Retry retry, Instant now, ZoneId zone) {
        String next = retry.next()
                .filter(now::isBefore)
                .map(at -> "next at " + HumanTime.of(at.atZone(zone), now) + ", in "
                        + HumanTime.span(java.time.Duration.between(now, at)))
                .orElse("next at once");
        return "Claude tries again by itself: attempt " + retry.attempt() + ", " + next + ".";
    }
}
