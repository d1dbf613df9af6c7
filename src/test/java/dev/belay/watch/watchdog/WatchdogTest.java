package dev.belay.watch.watchdog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.belay.evidence.ApiError;
import dev.belay.evidence.Dialog;
import dev.belay.evidence.Hooks;
import dev.belay.evidence.Liveness.Activity;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.ToolCall;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.watch.follow.Snapshot;
import dev.belay.watch.watchdog.Watchdog.Cause;
import dev.belay.watch.watchdog.Watchdog.MemoryState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Clocks are given: nothing here waits. */
class WatchdogTest {
    private static final Duration STALL = Duration.ofMinutes(15);
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private Activity activity = Activity.BUSY;
    private boolean retrying;
    private boolean quietScreen;
    private String tokens = "";
    private Instant streamed;
    private boolean measurable = true;
    private int signsTaken;
    private long millis;
    private long asleep;
    private Watchdog watchdog = watch(true, OptionalLong.empty(), false);

    private static Watchdog watch(boolean terminal, OptionalLong memory, boolean expectsTurn) {
        return new Watchdog(new WatchdogLimits(STALL, expectsTurn, memory, terminal), 0, START.toEpochMilli());
    }

    /** Looks whenever the watch wants to, until this time has passed; the first trouble, or null. */
    private Cause after(Duration length, Snapshot seen) {
        return after(length, seen, MemoryState.ENOUGH);
    }

    private Cause after(Duration length, Snapshot seen, MemoryState memory) {
        long end = millis + length.toMillis();
        while (true) {
            Watchdog.Assessment assessment =
                    watchdog.look(seen, this::signs, memory, millis * 1_000_000, wall().toEpochMilli());
            if (assessment.trouble() != null || millis >= end) {
                return assessment.trouble();
            }
            millis = Math.min(end, millis + Math.max(1, assessment.again().toMillis()));
        }
    }

    private Instant wall() {
        return START.plusMillis(millis + asleep);
    }

    private ClientSigns signs() {
        signsTaken++;
        Optional<Dialog> dialog = activity == Activity.WAITING ? Optional.of(Dialog.PERMISSION) : Optional.empty();
        Movement movement = new Movement(measurable, Optional.ofNullable(streamed));
        return new ClientSigns(activity, dialog, quietScreen, retrying, false, tokens, movement);
    }

    private static Transcript transcript(Ending ending, Optional<ApiError> error, int retry, ToolCall... open) {
        Transcript none = Transcript.none();
        return Transcript.of(ending, Transcript.Work.of(3, 1))
                .with(new Transcript.Errors(error, retry, 10, Optional.empty()))
                .with(Transcript.ToolUse.of(List.of(open)));
    }

    private static Transcript on(Ending ending, ToolCall... open) {
        return transcript(ending, Optional.empty(), 0, open);
    }

    private static Transcript error(long offset) {
        ApiError error =
                new ApiError("API Error: 500", Optional.empty(), OptionalInt.of(500), Optional.empty(), offset);
        return transcript(Ending.ERROR, Optional.of(error), 0);
    }

    private static Hooks hooks(boolean stopped, boolean compacting, String notification) {
        return new Hooks(
                true, stopped, Optional.empty(), Optional.empty(), Optional.ofNullable(notification), compacting);
    }

    private static Snapshot seen(Transcript transcript, Hooks hooks, SessionFile file, boolean begun) {
        return new Snapshot(
                new Snapshot.Identity(Optional.empty(), Path.of("."), Optional.empty()),
                new Snapshot.Followed(Optional.of(Path.of("t.jsonl")), 1_000, transcript),
                new Snapshot.Turn(begun, begun && !hooks.stopped(), begun ? 1 : 0),
                hooks,
                file,
                START,
                Optional.empty());
    }

    private static Snapshot seen(Transcript transcript) {
        return seen(transcript, hooks(false, false, null), SessionFile.SILENT, true);
    }

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
    void seesAStallBehindAWarning() {
        Snapshot waiting = seen(on(Ending.PROMPT));
        assertEquals(Cause.MEMORY, after(Duration.ofSeconds(1), waiting, MemoryState.SHORT));
        assertEquals(Cause.STALL, after(STALL.plusMinutes(1), waiting, MemoryState.SHORT));
    }

    @Test
    void rendersNoScreenWhileTheSessionMoves() {
        for (int i = 0; i < 1_000; i++) {
            assertNull(after(Duration.ofSeconds(5), seen(on(i % 2 == 0 ? Ending.PROMPT : Ending.ANSWER))));
        }
        assertEquals(0, signsTaken);
    }
}
