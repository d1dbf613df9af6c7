package dev.belay.operate.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Exit;
import dev.belay.operate.RecordedDialog;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.supervise.Ending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryWaitTest {
    private final RecordedDialog dialog = new RecordedDialog();
    private final CancellableWait waiting = new CancellableWait(Optional::empty);

    @Test
    void doesNotWaitWhereThereIsEnough() {
        MemoryWait.Result result = new MemoryWait(() -> false, dialog, waiting, Duration.ofSeconds(30)).await();
        assertTrue(result.enough());
        assertEquals(List.of(), dialog.lines());
    }

    @Test
    void goesOnOnceThereIsEnoughAgain() {
        AtomicInteger looks = new AtomicInteger();
        MemoryWait wait = new MemoryWait(() -> looks.incrementAndGet() < 3, dialog, waiting, Duration.ofSeconds(30));
        assertTrue(wait.await().enough());
        assertTrue(dialog.lines().contains("there is enough memory again"), dialog.lines()::toString);
    }

    @Test
    void givesUpWhereItStaysShort() {
        MemoryWait.Result result = new MemoryWait(() -> true, dialog, waiting, Duration.ofMillis(20)).await();
        assertFalse(result.enough());
        assertEquals(Optional.empty(), result.ending());
    }

    @Test
    void isBrokenOffByWhoeverAsksBelayToEnd() {
        Ending ending = new Ending.AsClaude(new Exit.Signal(15, "SIGTERM"));
        MemoryWait wait = new MemoryWait(
                () -> {
                    new Thread(() -> {
                                while (!waiting.breakOff(ending)) {
                                    Thread.onSpinWait();
                                }
                            })
                            .start();
                    return true;
                },
                dialog,
                waiting,
                Duration.ofSeconds(30));
        assertEquals(Optional.of(ending), wait.await().ending());
    }
}
