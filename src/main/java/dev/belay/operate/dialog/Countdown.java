package dev.belay.operate.dialog;

import dev.belay.decide.HumanTime;
import dev.belay.decide.Step;
import java.time.Duration;
import java.time.Instant;

/**
 * What is left of a pause, and how that reads. Pure: the time is given. The end of a limit is a matter of the wall clock,
 * also across a laptop's sleep; a backoff ends by the wall clock or by the time that was really waited, whichever is
 * sooner, so that no change of the clock makes it longer.
 */
final class Countdown {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BY_THE_MINUTE = Duration.ofMinutes(10);
    private final Step.Pause pause;

    Countdown(Step.Pause pause) {
        this.pause = pause;
    }

    /** How long it still takes; zero or less when it is over. */
    Duration left(Instant now, Duration waited) {
        Duration byTheClock = Duration.between(now, pause.until());
        Duration byTheWait = pause.duration().minus(waited);
        boolean clock = pause.reset().isPresent() || byTheClock.compareTo(byTheWait) < 0;
        return clock ? byTheClock : byTheWait;
    }

    /** {@code resuming at 15:46:02, in 3 h 12 min}. */
    String line(Instant now, Duration waited) {
        Duration left = left(now, waited);
        return "resuming at " + HumanTime.of(pause.until(), now) + ", in " + HumanTime.span(whole(left));
    }

    /** How long this line stays true. */
    Duration untilNextLine(Instant now, Duration waited) {
        Duration left = left(now, waited);
        Duration unit = left.compareTo(BY_THE_MINUTE) > 0 ? MINUTE : Duration.ofSeconds(1);
        long rest = left.toMillis() % unit.toMillis();
        return Duration.ofMillis(rest == 0 ? unit.toMillis() : rest);
    }

    /** Whole minutes, rounded up, while only these are counted down. */
    private static Duration whole(Duration left) {
        return left.compareTo(BY_THE_MINUTE) > 0
                ? MINUTE.multipliedBy(left.plus(MINUTE).minusMillis(1).toMinutes())
                : left;
    }
}
