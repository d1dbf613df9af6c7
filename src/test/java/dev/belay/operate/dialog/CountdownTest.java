package dev.belay.operate.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.decide.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountdownTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:34:02Z");
    private static final Duration LENGTH = Duration.ofMinutes(192);

    private static Countdown countdown(boolean reset) {
        Instant until = NOW.plus(LENGTH);
        return new Countdown(new Step.Pause(
                NOW, until.atZone(ZoneOffset.UTC), reset ? Optional.of(until) : Optional.empty(), "", 1, 5));
    }

    @Test
    void saysWhenAndHowLongStill() {
        assertEquals("resuming at 15:46:02, in 3 h 12 min", countdown(true).line(NOW, Duration.ZERO));
        assertEquals("resuming at 15:46:02, in 3 h 11 min", countdown(true).line(NOW.plusSeconds(90), Duration.ZERO));
        assertEquals("resuming at 15:46:02, in 1 min 30 s", countdown(true).line(NOW.plusSeconds(11_430), LENGTH));
    }

    @Test
    void isPaintedAnewOnlyWhenTheLineChanges() {
        assertEquals(Duration.ofSeconds(30), countdown(true).untilNextLine(NOW.plusSeconds(90), Duration.ZERO));
        assertEquals(Duration.ofMinutes(1), countdown(true).untilNextLine(NOW, Duration.ZERO));
        assertEquals(
                Duration.ofMillis(400),
                countdown(true).untilNextLine(NOW.plus(LENGTH).minusMillis(5_400), LENGTH));
    }

    @Test
    void leavesTheEndOfALimitToTheWallClockAcrossASleepOfTheMachine() {
        Instant afterTheSleep = NOW.plus(Duration.ofHours(9));

        assertEquals(LENGTH.minusHours(9), countdown(true).left(afterTheSleep, Duration.ofMinutes(1)));
        assertEquals(LENGTH, countdown(true).left(NOW, LENGTH.plusHours(1)));
    }

    @Test
    void neverMakesABackoffLongerWhenTheClockIsSetBack() {
        Instant setBack = NOW.minus(Duration.ofDays(1));

        assertEquals(Duration.ZERO, countdown(false).left(setBack, LENGTH));
    }
}
