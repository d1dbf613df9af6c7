package dev.belay.decide;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Transcript;
import java.time.Duration;

/**
 * Interrupted in the middle of its work, a client exits with 0 (docs/concepts/client.md, what an end means): no caller may
 * take that for done.
 */
final class FalseSuccess {
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    private FalseSuccess() {}

    /** Whether this is one. Whoever has left it at the keyboard knows what was not done. */
    static boolean is(Evidence evidence) {
        Transcript.Ending end = evidence.transcript().endsOn();
        boolean unfinished = end.midTurn() || end == Transcript.Ending.INTERRUPTION || end == Transcript.Ending.ERROR;
        return evidence.exit().isSuccess() && unfinished && (evidence.client().print() || !somebodyTyped(evidence));
    }

    private static boolean somebodyTyped(Evidence evidence) {
        return evidence.liveness()
                .keyboard()
                .lastKey()
                .filter(key -> Duration.between(key, evidence.at()).compareTo(A_MOMENT) < 0)
                .isPresent();
    }
}
