package dev.belay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineRestartTest {
    private static final Instant LAST_SIGN = Instant.parse("2026-11-28T10:00:00Z");

    private static Optional<Boolean> startedAfter(Duration time) {
        return MachineRestart.after(LAST_SIGN, Optional.of(LAST_SIGN.plus(time)))
                .restarted();
    }

    @Test
    void aMachineThatWasStartedSoonAfterwardsWentDownUnderTheSession() {
        assertEquals(Optional.of(true), startedAfter(Duration.ofMinutes(3)));
    }

    @Test
    void aMachineThatWasThereBeforeDidNot() {
        assertEquals(Optional.of(false), startedAfter(Duration.ofMinutes(-3)));
    }

    @Test
    void aSessionThatEndedLongBeforeHadEndedByItself() {
        assertEquals(Optional.of(false), startedAfter(Duration.ofHours(13)));
    }

    @Test
    void whereTheSystemDoesNotTellItIsUnread() {
        assertEquals(
                Optional.empty(),
                MachineRestart.after(LAST_SIGN, Optional.empty()).restarted());
    }
}
