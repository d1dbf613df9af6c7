package dev.belay.run.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript;
import dev.belay.watch.follow.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a turn is over that nobody can follow by another. */
class LastTurnTest {
    private static final Instant CHANGED = Instant.parse("2026-11-24T10:00:00Z");

    private static Snapshot seen(boolean stopped, String notification, boolean compacting, SessionFile file) {
        Hooks hooks = new Hooks(
                true,
                stopped,
                Optional.empty(),
                Optional.empty(),
                notification.isEmpty() ? Optional.empty() : Optional.of(notification),
                compacting);
        return new Snapshot(
                new Snapshot.Identity(Optional.empty(), Path.of("."), Optional.empty()),
                new Snapshot.Followed(Optional.empty(), 0, Transcript.none()),
                new Snapshot.Turn(true, !stopped, 1),
                hooks,
                file,
                CHANGED,
                Optional.empty());
    }

    @ParameterizedTest(name = "stopped {0}, asks {1}, compacts {2}, file {3}, after {4} s: {5}")
    @CsvSource({
        "true, '', false, SILENT, 4, false",
        "true, '', false, SILENT, 6, true",
        "false, '', false, IDLE, 6, true",
        "true, '', false, BUSY, 600, false",
        "true, '', true, SILENT, 600, false",
        "false, '', false, SILENT, 50, false",
        "false, '', false, SILENT, 70, true",
        "false, permission_prompt, false, SILENT, 50, false",
        "false, permission_prompt, false, SILENT, 70, true",
        "false, '', false, WAITING, 70, true"
    })
    void isOver(boolean stopped, String asks, boolean compacts, SessionFile file, int seconds, boolean over) {
        assertEquals(over, LastTurn.isOver(seen(stopped, asks, compacts, file), CHANGED.plusSeconds(seconds)));
    }
}
