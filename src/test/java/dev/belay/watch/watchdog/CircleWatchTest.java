package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.transcript.Transcripts;
import dev.belay.watch.follow.Snapshot;
import dev.belay.watch.watchdog.Watchdog.Cause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A client that makes the same call over and over. The clock is given. */
class CircleWatchTest {
    private static final Snapshot STRAIGHT = new Snapshot(
            new Snapshot.Identity(Optional.empty(), Path.of("."), Optional.empty()),
            new Snapshot.Followed(Optional.empty(), 0, Transcripts.of(Transcripts.prompt("do it"))),
            new Snapshot.Turn(true, true, 1),
            Hooks.silent(),
            SessionFile.BUSY,
            Instant.EPOCH,
            Optional.empty());

    private final Watchdog watchdog =
            new Watchdog(new WatchdogLimits(Duration.ofMinutes(15), true, OptionalLong.empty(), true), 0, 0);

    private Cause at(int second, Snapshot seen) {
        return watchdog.look(
                        seen,
                        () -> {
                            throw new AssertionError("asked for the screen");
                        },
                        Watchdog.MemoryState.ENOUGH,
                        second * 1_000_000_000L,
                        second * 1_000L)
                .trouble();
    }

    @Test
    void isToldOfAtOnceAndThenOnlyNowAndThen() {
        assertNull(at(1, STRAIGHT));
        assertEquals(Cause.CIRCLE, at(2, STRAIGHT.inACircle()));
        assertNull(at(12, STRAIGHT.inACircle()));
        assertEquals(Cause.CIRCLE, at(40, STRAIGHT.inACircle()));
    }

    @Test
    void aCircleFromBeforeTheStartIsAnOldOne() {
        assertNull(at(1, STRAIGHT.inACircle()));
    }
}
