package dev.belay.operate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.decide.Step;
import dev.belay.evidence.Exit;
import dev.belay.operate.dialog.CancellableWait;
import dev.belay.operate.dialog.DialogKeys;
import dev.belay.operate.dialog.DialogOutput;
import dev.belay.operate.dialog.PauseDialog;
import dev.belay.operate.dialog.TerminalPauseDialog;
import dev.belay.supervise.Ending;
import dev.belay.supervise.ShutdownRequest;
import dev.belay.terminal.KeyPrompt;
import dev.belay.text.Style;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class PauseTest {
    private static final ShutdownRequest CALM = new ShutdownRequest() {
        @Override
        public boolean ending() {
            return false;
        }

        @Override
        public double jitter() {
            return 0;
        }
    };

    private Optional<Ending> earlier = Optional.empty();
    private final CancellableWait waiting = new CancellableWait(() -> earlier);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PauseDialog dialog = new TerminalPauseDialog(
            new DialogOutput(new PrintStream(out, true, StandardCharsets.UTF_8), new Style(false), () -> 0, false),
            new DialogKeys(Optional.empty(), CALM, () -> KeyPrompt.NONE),
            waiting);

    private static Step.Pause pause(Duration length) {
        Instant now = Instant.now();
        return new Step.Pause(
                now, now.plus(length).atZone(ZoneOffset.UTC), Optional.of(now.plus(length)), "a limit", 1, 5);
    }

    @Test
    void goesOnWhenTheTimeHasCome() {
        assertEquals(Optional.empty(), dialog.pause(pause(Duration.ofMillis(50))));
        assertFalse(waiting.breakOff(new Ending.Status(124)), "nothing is waited for any more");
    }

    @Test
    void isBrokenOffAtOnceByTheFirstWhoSaysSo() throws Exception {
        CompletableFuture<Optional<Ending>> ending =
                CompletableFuture.supplyAsync(() -> dialog.pause(pause(Duration.ofHours(3))));
        Ending died = new Ending.AsClaude(new Exit.Signal(15, "SIGTERM"));
        while (!waiting.breakOff(died)) {
            Thread.onSpinWait();
        }
        waiting.breakOff(new Ending.Status(124));

        assertEquals(Optional.of(died), ending.get(60, TimeUnit.SECONDS));
    }

    @Test
    void isNotBegunWhenItWasBrokenOffBefore() {
        earlier = Optional.of(new Ending.Status(130));

        assertEquals(earlier, dialog.pause(pause(Duration.ofHours(3))));
    }

    @Test
    void writesOneLineOffATerminal() throws Exception {
        CompletableFuture<Optional<Ending>> ending =
                CompletableFuture.supplyAsync(() -> dialog.pause(pause(Duration.ofMillis(2_500))));
        ending.get(60, TimeUnit.SECONDS);

        String said = out.toString(StandardCharsets.UTF_8);
        assertEquals(1, said.lines().count(), said);
        assertTrue(said.startsWith("belay: resuming at "), said);
    }

    @Test
    void sleepsFromOneRepaintToTheNext() {
        AtomicInteger repaints = new AtomicInteger();
        Instant end = Instant.now().plusMillis(300);
        waiting.until((now, waited) -> Duration.between(now, end), (now, waited) -> {
            repaints.incrementAndGet();
            return Duration.ofMillis(100);
        });
        assertTrue(repaints.get() <= 4, repaints + " repaints");
    }
}
