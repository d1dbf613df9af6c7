package dev.belay.operate.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.supervise.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CancellableWaitTest {
    private static final Ending GIVEN_UP = new Ending.Status(130);

    private static Optional<Ending> waited(CancellableWait wait) {
        return wait.until((now, waited) -> Duration.ofHours(1), (now, waited) -> Duration.ofHours(1));
    }

    @Test
    void whoeverCannotBreakItOffIsAskedNowAndThen() {
        AtomicInteger looks = new AtomicInteger();
        CancellableWait wait = new CancellableWait(
                Optional::empty, () -> looks.incrementAndGet() < 2 ? Optional.empty() : Optional.of(GIVEN_UP));
        assertEquals(Optional.of(GIVEN_UP), waited(wait));
        assertEquals(2, looks.get());
    }

    @Test
    void whatWasBrokenOffBeforeDoesNotBegin() {
        CancellableWait wait = new CancellableWait(() -> Optional.of(GIVEN_UP));
        assertEquals(Optional.of(GIVEN_UP), waited(wait));
        assertFalse(wait.breakOff(GIVEN_UP), "nobody waits");
    }

    @Test
    void aSignalEndsItAtOnce() throws Exception {
        CancellableWait wait = new CancellableWait(Optional::empty);
        Thread signal = new Thread(() -> {
            while (!wait.breakOff(GIVEN_UP)) {
                Thread.onSpinWait();
            }
        });
        signal.start();
        assertEquals(Optional.of(GIVEN_UP), waited(wait));
        signal.join();
        assertTrue(wait.until((now, waited) -> Duration.ZERO, (now, waited) -> Duration.ZERO)
                .isEmpty());
    }
}
