package dev.belay.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.dialog.Dialog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivenessTest {
    @Test
    void isReadAgainFromItsLine() {
        Liveness stalled = Liveness.of(Activity.WAITING).with(Dialog.PERMISSION).stalled(Duration.ofSeconds(90));
        assertEquals("waiting permission 90 -", stalled.line());
        assertEquals(stalled, Liveness.parse(stalled.line()));
        assertEquals(Liveness.of(Activity.BUSY), Liveness.parse("busy"));
    }

    @Test
    void keepsThatItTriesAgainWhateverElseIsSaidOfIt() {
        Retrying again = new Retrying(Duration.ofMinutes(1), true);
        Liveness retrying = Liveness.of(Activity.BUSY).with(again);
        assertEquals(
                Optional.of(again), retrying.touched(Optional.of(Instant.EPOCH)).retrying());
        assertEquals(Optional.of(again), retrying.stalled(Duration.ofSeconds(1)).retrying());
        assertEquals(Optional.of(again), retrying.with(Dialog.OTHER).retrying());
    }
}
