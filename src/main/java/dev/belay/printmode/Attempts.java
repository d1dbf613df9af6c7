package dev.belay.printmode;

import dev.belay.evidence.SessionId;
import dev.belay.supervise.Ending;
import dev.belay.supervise.Incident;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The attempts of a run: how many there were, since when, and what has become of the last one. */
final class Attempts {
    private final Function<SessionId, String> byHand;
    private final long begun = System.nanoTime();
    private int number;
    private volatile Optional<Incident> last = Optional.empty();

    /** @param byHand what to type to continue a session */
    Attempts(Function<SessionId, String> byHand) {
        this.byHand = byHand;
    }

    /** There is another one; its number. */
    int next() {
        last = Optional.empty();
        return ++number;
    }

    /** Another JVM has begun the first one. */
    void takeOver() {
        number = 1;
    }

    /** Whether there was none after this one. */
    boolean isLast(int attempt) {
        return attempt == number;
    }

    /** What has become of the last one, as it is understood. */
    void understood(Incident incident) {
        last = Optional.of(incident);
    }

    /** How the run has ended. */
    RunResult result(Ending ending) {
        return new RunResult(ending, last, number, Duration.ofNanos(System.nanoTime() - begun), byHand);
    }
}
