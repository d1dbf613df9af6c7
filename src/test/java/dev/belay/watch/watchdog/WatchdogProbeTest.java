package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Liveness;
import dev.belay.evidence.Liveness.Keyboard;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.dialog.Dialog;
import dev.belay.machine.process.Processes;
import dev.belay.watch.follow.Snapshot;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Looks at a real process, as often as the watchdog asks for it. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class WatchdogProbeTest {
    private static final Duration STALL = Duration.ofMillis(200);
    private static final Instant TYPED = Instant.parse("2026-11-24T10:00:00Z");
    private static final Snapshot OWING = WatchdogFixture.seen(
            WatchdogFixture.on(Ending.PROMPT), WatchdogFixture.hooks(false, false, null), SessionFile.BUSY, true);

    private Process client;
    private int rendered;
    private String screen = "";

    @BeforeEach
    void start() throws IOException {
        client = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void end() throws InterruptedException {
        client.destroyForcibly().waitFor();
    }

    private WatchdogProbe probe(Duration stallAfter, OptionalLong memory) {
        return new WatchdogProbe(
                new WatchdogLimits(stallAfter, false, memory, true),
                (int) client.pid(),
                () -> {
                    rendered++;
                    return Optional.of(screen);
                },
                () -> new Keyboard(Optional.of(TYPED), true));
    }

    private static WatchdogProbe.Look untilTrouble(WatchdogProbe probe, Snapshot seen) throws InterruptedException {
        WatchdogProbe.Look look = probe.look(seen);
        while (look.trouble().isEmpty()) {
            Thread.sleep(Math.min(100, look.again().toMillis()));
            look = probe.look(seen);
        }
        return look;
    }

    @Test
    void saysHowLongARequestHasBeenStillAndWhatTheUserDid() throws Exception {
        Liveness shown = untilTrouble(probe(STALL, OptionalLong.empty()), OWING)
                .trouble()
                .orElseThrow();
        assertTrue(shown.stalled().compareTo(STALL) >= 0, shown.toString());
        assertEquals(new Keyboard(Optional.of(TYPED), true), shown.keyboard());
        assertEquals(OptionalLong.empty(), shown.overLimit());
        assertTrue(rendered > 0);
    }

    @Test
    void rendersNoScreenWhileNothingIsDue() {
        WatchdogProbe.Look look =
                probe(Duration.ofMinutes(15), OptionalLong.empty()).look(OWING);
        assertEquals(Optional.empty(), look.trouble());
        assertSame(OWING, look.seen());
        assertFalse(look.again().isZero());
        assertEquals(0, rendered);
    }

    @Test
    void saysHowMuchMemoryTheProcessesHoldAndNotThatTheyStall() {
        WatchdogProbe probe = probe(Duration.ofMinutes(15), OptionalLong.of(1));
        probe.look(OWING);
        probe.weigh(Processes.here().of(client.pid()));
        Liveness shown = probe.look(OWING).trouble().orElseThrow();
        assertTrue(shown.overLimit().orElseThrow() > 1, shown.toString());
        assertEquals(Duration.ZERO, shown.stalled());
    }

    @Test
    void namesTheDialogOnTheScreen() throws Exception {
        screen = "Do you want to proceed?\n ❯ 1. Yes\n   2. No\n";
        Snapshot asking = WatchdogFixture.seen(
                WatchdogFixture.on(Ending.PROMPT),
                WatchdogFixture.hooks(false, false, null),
                SessionFile.WAITING,
                true);
        Liveness shown = untilTrouble(probe(Duration.ofMinutes(15), OptionalLong.empty()), asking)
                .trouble()
                .orElseThrow();
        assertEquals(Liveness.Activity.WAITING, shown.activity());
        assertEquals(Optional.of(Dialog.PERMISSION), shown.dialog());
    }

    @Test
    void letsWhatWasToldBeUntilTheTimeHasPassed() throws Exception {
        WatchdogProbe probe = probe(STALL, OptionalLong.empty());
        untilTrouble(probe, OWING);
        probe.lookAgainIn(Duration.ofHours(1));
        assertEquals(Optional.empty(), probe.look(OWING).trouble());
        probe.lookAgainIn(Duration.ZERO);
        assertTrue(probe.look(OWING).trouble().isPresent());
    }
}
