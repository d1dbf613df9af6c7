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
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Clocks are given: nothing here waits. */
class WatchdogTest extends WatchdogFixture {
    @Test
    void tellsOfATurnThatEndedInAnErrorOnceTheClientIsBackAtItsPrompt() {
        activity = Activity.IDLE;
        Snapshot failed = seen(error(2_000));

        assertEquals(Cause.FAILED_TURN, after(Duration.ofSeconds(1), failed));
        assertNull(after(Duration.ofHours(1), failed), "once is enough");
    }

    @Test
    void leavesAnErrorToTheClientThatIsStillAtWorkOnIt() {
        assertNull(after(Duration.ofMinutes(5), seen(error(2_000))));
    }

    @Test
    void believesAQuietScreenWhereTheSessionFileLagsBehind() {
        quietScreen = true;
        assertEquals(Cause.FAILED_TURN, after(Duration.ofSeconds(7), seen(error(2_000))));
    }

    @Test
    void takesNoOldErrorOfAResumedSessionForANewOne() {
        activity = Activity.IDLE;
        for (Transcript old : List.of(error(500), error(500).since(1_000))) {
            Snapshot resumed = seen(old, hooks(false, false, null), SessionFile.IDLE, false);
            assertNull(after(Duration.ofHours(1), resumed));
        }
    }

    @Test
    void givesAClientInPrintModeTheTimeToEndByItself() {
        watchdog = watch(false, OptionalLong.empty(), true);
        activity = Activity.UNKNOWN;
        Snapshot failed = seen(error(2_000));
        assertNull(after(Duration.ofSeconds(15), failed));
        assertEquals(Cause.FAILED_TURN, after(Duration.ofSeconds(10), failed));
    }

    @Test
    void tellsOfATurnThatStoppedWithoutAnAnswer() {
        activity = Activity.IDLE;
        Snapshot lost = seen(on(Ending.TOOL_RESULT), hooks(true, false, null), SessionFile.IDLE, true);
        assertEquals(Cause.LOST_TURN, after(Duration.ofSeconds(6), lost));
    }

    @Test
    void tellsOfAnIdlePromptBehindAToolResultEvenWithoutAHook() {
        activity = Activity.IDLE;
        assertEquals(Cause.LOST_TURN, after(Duration.ofSeconds(11), seen(on(Ending.TOOL_RESULT))));
    }

    @Test
    void looksAgainAtTheSameWhenItWasToldTo() {
        activity = Activity.IDLE;
        Snapshot failed = seen(error(2_000));
        assertEquals(Cause.FAILED_TURN, after(Duration.ofSeconds(1), failed));
        watchdog.hold((millis + 180_000) * 1_000_000);
        assertNull(after(Duration.ofSeconds(179), failed));
        assertEquals(Cause.FAILED_TURN, after(Duration.ofSeconds(2), failed));
    }

    @Test
    void tellsOfADialogThatStandsBeforeTheFirstTurn() {
        watchdog = watch(true, OptionalLong.empty(), true);
        activity = Activity.WAITING;
        Snapshot none = seen(Transcript.none(), Hooks.silent(), SessionFile.NEVER, false);
        assertEquals(Cause.QUESTION, after(Duration.ofSeconds(7), none));
    }

    @Test
    void tellsOfAStartThatHangs() {
        watchdog = watch(false, OptionalLong.empty(), true);
        activity = Activity.UNKNOWN;
        Snapshot none = seen(Transcript.none(), Hooks.silent(), SessionFile.NEVER, false);
        assertNull(after(STALL.minusSeconds(30), none));
        assertEquals(Cause.STALL, after(Duration.ofMinutes(1), none));
    }

    @Test
    void asksForANewStartOnlyBetweenTwoTurns() {
        watchdog = watch(true, OptionalLong.of(1_000), false);
        activity = Activity.IDLE;
        Snapshot working = seen(on(Ending.TOOL_USE, new ToolCall("t", "Bash", "x")));
        assertEquals(Cause.MEMORY, after(Duration.ofMinutes(1), working, MemoryState.OVER_LIMIT), "a warning");
        assertNull(after(Duration.ofMinutes(9), working, MemoryState.OVER_LIMIT));
        Snapshot between = seen(on(Ending.ANSWER), hooks(true, false, null), SessionFile.SILENT, true);
        assertNull(after(Duration.ofMinutes(1), between, MemoryState.SHORT));
        assertEquals(Cause.MEMORY, after(Duration.ofMinutes(1), between, MemoryState.OVER_LIMIT));
    }

    @Test
    void rendersNoScreenWhileTheSessionMoves() {
        for (int i = 0; i < 1_000; i++) {
            assertNull(after(Duration.ofSeconds(5), seen(on(i % 2 == 0 ? Ending.PROMPT : Ending.ANSWER))));
        }
        assertEquals(0, signsTaken);
    }
}
