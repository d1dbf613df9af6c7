package dev.belay.printmode;

import dev.belay.evidence.Exit;
import dev.belay.evidence.SessionId;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the run has ended.
 *
 * @param incident the last one; nothing when supervision has failed
 * @param attempts how often claude was started
 * @param ran since the first start
 * @param byHand what to type to continue a session
 */
record RunResult(
        Ending ending, Optional<Incident> incident, int attempts, Duration ran, Function<SessionId, String> byHand) {

    /** Whether the task has ended as it should. */
    boolean clean() {
        return incident.map(last -> !last.notable())
                .orElseGet(
                        () -> ending instanceof Ending.AsClaude as && as.exit().equals(new Exit.Code(0)));
    }

    /** Whether it is Belay that says no, whatever claude said. */
    boolean gaveUp() {
        return ending.ownStatus().orElse(0) != 0 && !clean();
    }
}
