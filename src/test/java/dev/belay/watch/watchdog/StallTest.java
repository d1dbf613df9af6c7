package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.watch.follow.Snapshot;
import dev.belay.watch.watchdog.Watchdog.Cause;
import dev.belay.watch.watchdog.Watchdog.MemoryState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** When silence is a stall. */
class StallTest extends WatchdogFixture {
    @Test
    void tellsOfARequestInWhichNothingMoves() {
        Snapshot waiting = seen(on(Ending.PROMPT));
        assertNull(after(STALL.minusSeconds(1), waiting));
        assertEquals(Cause.STALL, after(Duration.ofSeconds(2), waiting));
    }

    @Test
    void tellsOfACompactionInWhichNothingMoves() {
        Snapshot compacting = seen(on(Ending.ANSWER), hooks(false, true, null), SessionFile.SILENT, true);
        assertEquals(Cause.STALL, after(STALL.plusSeconds(1), compacting));
    }

    @Test
    void neverTakesARunningToolForAStall() {
        ToolCall tool = new ToolCall("toolu_1", "Bash", "make");
        assertNull(after(Duration.ofDays(2), seen(on(Ending.TOOL_USE, tool))));
    }

    @Test
    void neverTakesARetryingClientForAStall() {
        retrying = true;
        assertNull(after(Duration.ofHours(5), seen(on(Ending.PROMPT))));
    }

    @Test
    void givesAnAnnouncedRetryTheTimeOfOneAttempt() {
        watchdog = new Watchdog(
                new WatchdogLimits(Duration.ofSeconds(30), false, OptionalLong.empty(), true), 0, START.toEpochMilli());
        Snapshot retried = seen(transcript(Ending.PROMPT, Optional.empty(), 2));
        assertNull(after(Duration.ofMinutes(10), retried));
        assertEquals(Cause.STALL, after(Duration.ofMinutes(2), retried));
    }

    @Test
    void neverTakesAStreamForAStallHoweverLong() {
        Snapshot waiting = seen(on(Ending.PROMPT));
        for (int i = 0; i < 200; i++) {
            tokens = i + "k";
            assertNull(after(Duration.ofMinutes(5), waiting));
        }
        for (int i = 0; i < 200; i++) {
            streamed = wall();
            assertNull(after(Duration.ofMinutes(5), waiting));
        }
        assertEquals(Cause.STALL, after(STALL.multipliedBy(3), waiting));
    }

    @Test
    void neverTakesSilenceForAStallWhereNothingCanMeasureIt() {
        watchdog = watch(false, OptionalLong.empty(), true);
        activity = Activity.UNKNOWN;
        measurable = false;
        Snapshot waiting = seen(on(Ending.PROMPT));
        assertNull(after(Duration.ofDays(1), waiting));
        assertNull(after(Duration.ofDays(1), seen(Transcript.none(), Hooks.silent(), SessionFile.NEVER, false)));
        assertNull(after(STALL.minusSeconds(1), waiting));
        measurable = true;
        assertEquals(Cause.STALL, after(Duration.ofMinutes(1), waiting), "a reading, and nothing in it moves");
    }

    @Test
    void neverTakesASleepOfTheMachineForAStall() {
        Snapshot waiting = seen(on(Ending.PROMPT));
        assertNull(after(STALL.minusMinutes(1), waiting));
        asleep = Duration.ofHours(8).toMillis();
        assertNull(after(STALL.minusMinutes(1), waiting));
        assertEquals(Cause.STALL, after(Duration.ofMinutes(2), waiting));
    }

    @Test
    void neverTakesAnOpenQuestionForAStall() {
        activity = Activity.WAITING;
        Snapshot asking = seen(
                on(Ending.TOOL_USE, new ToolCall("t", "Bash", "rm")),
                hooks(false, false, "permission_prompt"),
                SessionFile.WAITING,
                true);
        assertEquals(Cause.QUESTION, after(Duration.ofSeconds(7), asking));
        assertNull(after(Duration.ofDays(1), asking));
    }

    @Test
    void seesAStallBehindAWarning() {
        Snapshot waiting = seen(on(Ending.PROMPT));
        assertEquals(Cause.MEMORY, after(Duration.ofSeconds(1), waiting, MemoryState.SHORT));
        assertEquals(Cause.STALL, after(STALL.plusMinutes(1), waiting, MemoryState.SHORT));
    }
}
