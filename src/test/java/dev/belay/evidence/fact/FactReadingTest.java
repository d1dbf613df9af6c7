package dev.belay.evidence.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FactReadingTest {
    private static Evidence after(Exit exit) {
        return Evidence.of(Instant.EPOCH, exit);
    }

    @Test
    void readsAnEndEitherAsASignalOrAsAStatus() {
        Evidence killed = after(new Exit.Signal(9, "SIGKILL"));
        assertEquals("SIGKILL", FactReading.signal(killed));
        assertEquals(FactReading.NONE, FactReading.code(killed));
        Evidence failed = after(new Exit.Code(3));
        assertEquals(FactReading.NONE, FactReading.signal(failed));
        assertEquals("3", FactReading.code(failed));
    }

    @Test
    void tellsAnEndThatNobodySawFromOneThatHasNotCome() {
        assertEquals(FactReading.UNKNOWN, FactReading.state(after(new Exit.Unseen())));
        assertEquals("running", FactReading.state(after(new Exit.Running())));
        assertEquals("ended", FactReading.state(after(new Exit.Code(0))));
    }
}
