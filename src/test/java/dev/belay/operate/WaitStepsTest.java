package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Step;
import dev.belay.diagnose.Recovery;
import dev.belay.evidence.ExitStatus;
import dev.belay.notify.Incidents;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.wait.MemoryWait;
import dev.belay.operate.wait.NetworkWait;
import dev.belay.supervise.Incident;
import dev.belay.supervise.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WaitStepsTest {
    private static final Step.AwaitMemory MEMORY = new Step.AwaitMemory(ExitStatus.TRY_LATER);

    private final RecordedDialog dialog = new RecordedDialog();
    private final CancellableWait waiting = new CancellableWait(Optional::empty);
    private final Incident incident = Incidents.of(Recovery.RESUME, "memory is short", MEMORY);
    private final AtomicBoolean isShort = new AtomicBoolean(true);

    private WaitSteps steps() {
        MemoryWait memory = new MemoryWait(isShort::get, dialog, waiting, Duration.ofMillis(20));
        NetworkWait network = new NetworkWait(
                () -> {
                    throw new AssertionError("nobody waits for the network");
                },
                dialog,
                waiting);
        SpokenSteps words = new SpokenSteps(dialog, session -> "claude --resume " + session);
        return new WaitSteps(words, dialog, network, memory, null);
    }

    @Test
    void endsForLaterWhereMemoryStaysShort() {
        Outcome outcome = steps().awaitMemory(MEMORY, incident).orElseThrow();
        assertEquals(ExitStatus.TRY_LATER, outcome.over().orElseThrow().ending().shellStatus());
        assertTrue(
                dialog.lines().stream().anyMatch(line -> line.contains("memory is still short")),
                dialog.lines()::toString);
    }

    @Test
    void goesOnWhereThereIsEnough() {
        isShort.set(false);
        assertEquals(Optional.empty(), steps().awaitMemory(MEMORY, incident));
    }
}
