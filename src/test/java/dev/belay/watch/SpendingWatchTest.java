package dev.belay.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Hooks;
import dev.belay.evidence.SessionFile;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import dev.belay.evidence.spending.Spending;
import dev.belay.settings.SpendingLimit;
import dev.belay.spending.SpendingMeter;
import dev.belay.watch.follow.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpendingWatchTest {
    private static final String NOTHING = "nothing";
    private static final String WARNS = "warns";
    private static final String AT_THE_END = "at the end of the turn";
    private static final String AT_ONCE = "at once";

    @TempDir
    Path folder;

    private int answers;
    private Duration later = Duration.ZERO;

    private SpendingWatch watch(boolean onTerminal) {
        SpendingLimit limit = SpendingLimit.parse(SpendingLimit.What.COST, "1").orElseThrow();
        return new SpendingWatch(
                new SpendingMeter(List.of(limit), Map.of("HOME", folder.toString()), Optional.empty()), onTerminal);
    }

    /** An answer for so many cents. */
    private void spend(int cents) throws IOException {
        answers++;
        Files.writeString(
                folder.resolve("s.jsonl"),
                "{\"type\": \"assistant\", \"message\": {\"id\": \"msg_" + answers
                        + "\", \"model\": \"claude-opus-5-5\", \"usage\": {\"input_tokens\": " + cents * 2500 + "}}}\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** What is found in a session that has stood like this for a minute. */
    private String look(SpendingWatch watch, Ending ending, boolean stopped, boolean draft) {
        later = later.plusMinutes(1);
        Instant now = Instant.now().plus(later);
        Transcript transcript = Transcript.of(ending, Transcript.Work.of(answers, answers));
        Snapshot seen = new Snapshot(
                new Snapshot.Identity(Optional.empty(), folder, Optional.empty()),
                new Snapshot.Followed(Optional.of(folder.resolve("s.jsonl")), 0, transcript),
                new Snapshot.Turn(true, !stopped, 1),
                new Hooks(true, stopped, Optional.empty(), Optional.empty(), Optional.empty(), false),
                SessionFile.SILENT,
                now.minusSeconds(60),
                Optional.empty());
        Optional<Spending> found = watch.trouble(seen, draft, now);
        return found.map(spending -> spending.nearly().isPresent() ? WARNS : spending.atOnce() ? AT_ONCE : AT_THE_END)
                .orElse(NOTHING);
    }

    @Test
    void warnsOnceAndOnATerminalWaitsForTheEndOfTheTurn() throws Exception {
        SpendingWatch watch = watch(true);
        spend(80);
        assertEquals(WARNS, look(watch, Ending.TOOL_RESULT, false, false));
        assertEquals(NOTHING, look(watch, Ending.TOOL_RESULT, false, false));
        spend(20);
        assertEquals(NOTHING, look(watch, Ending.TOOL_RESULT, false, false));
        assertEquals(NOTHING, look(watch, Ending.ANSWER, false, false));
        assertEquals(AT_THE_END, look(watch, Ending.ANSWER, true, false));
    }

    @Test
    void aTurnThatGoesOnIsCutATenthBeyondTheLimit() throws Exception {
        SpendingWatch watch = watch(true);
        spend(109);
        assertEquals(NOTHING, look(watch, Ending.TOOL_RESULT, false, false));
        spend(1);
        assertEquals(AT_ONCE, look(watch, Ending.TOOL_RESULT, false, false));
    }

    @Test
    void printModeIsCutAtTheLimitButInNoToolThatRuns() throws Exception {
        SpendingWatch watch = watch(false);
        spend(100);
        assertEquals(NOTHING, look(watch, Ending.TOOL_USE, false, false));
        assertEquals(NOTHING, look(watch, Ending.TOOL_USE, false, false));
        assertEquals(AT_ONCE, look(watch, Ending.TOOL_RESULT, false, false));
    }

    @Test
    void aToolThatSpendsByItselfIsCut() throws Exception {
        SpendingWatch watch = watch(false);
        spend(100);
        assertEquals(NOTHING, look(watch, Ending.TOOL_USE, false, false));
        spend(1);
        answers--;
        assertEquals(AT_ONCE, look(watch, Ending.TOOL_USE, false, false));
    }

    @Test
    void waitsForWhoeverIsTyping() throws Exception {
        SpendingWatch watch = watch(true);
        spend(200);
        assertEquals(NOTHING, look(watch, Ending.ANSWER, true, true));
        assertEquals(AT_THE_END, look(watch, Ending.ANSWER, true, false));
    }

    @Test
    void looksOftenOnlyWhileThereIsSomethingToSpend() throws Exception {
        SpendingWatch watch = watch(true);
        spend(1);
        assertEquals(NOTHING, look(watch, Ending.ANSWER, true, false));
        Snapshot rests = new Snapshot(
                new Snapshot.Identity(Optional.empty(), folder, Optional.empty()),
                new Snapshot.Followed(Optional.empty(), 0, Transcript.of(Ending.ANSWER, Transcript.Work.of(1, 1))),
                new Snapshot.Turn(true, false, 1),
                Hooks.silent(),
                SessionFile.IDLE,
                Instant.now(),
                Optional.empty());
        assertTrue(watch.again(rests).toSeconds() >= 30);
    }
}
