package dev.belay.transcript;

import static dev.belay.transcript.Transcripts.answer;
import static dev.belay.transcript.Transcripts.error;
import static dev.belay.transcript.Transcripts.prompt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.evidence.Progress;
import dev.belay.evidence.Repetition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a transcript shows of how far its session has come, and of a client that gets nowhere. */
class ProgressTest {
    private static final String SEED = "API Error: Out of memory";
    private static final Instant START = Instant.parse("2026-11-27T20:00:00Z");

    private final List<String> lines = new ArrayList<>(List.of(prompt("do it")));
    private int calls;
    private long millis;

    private static Progress progress(String... lines) {
        return Transcripts.of(lines).progress();
    }

    /** An answer of which nobody has said how it ends. */
    private static String open(String id, String version) {
        return answer(id, "I begin").replace("\"end_turn\"", "null").replace("2.1.116", version);
    }

    private ProgressTest round(String command, String output, boolean failed, long after) {
        millis += after;
        String id = "toolu_" + calls++;
        String time = START.plusMillis(millis).toString();
        lines.add(Transcripts.call(id, "Bash", "{\"command\":\"" + command + "\",\"timeout\":[1,{\"a\":\"b\"}]}"));
        lines.add(Transcripts.result(id, failed)
                .replace("API Error: 500", output)
                .replace("\"type\":\"user\"", "\"timestamp\":\"" + time + "\",\"type\":\"user\""));
        return this;
    }

    private Repetition repetition() {
        return Transcripts.of(lines).repetition();
    }

    @Test
    void anAnswerThatEndedItsTurnIsProgressAndIsCountedOnce() {
        assertEquals(new Progress(1, 0), progress(prompt("a"), answer("m1", "Done."), answer("m1", "Really.")));
        assertEquals(new Progress(1, 0), progress(prompt("a"), open("m1", "2.1.116"), answer("m1", "Really.")));
    }

    @Test
    void aPartialAnswerBeforeAnErrorIsNone() {
        for (String version : List.of("1.0.35", "1.0.128", "2.0.37", "2.1.29", "2.1.116", "2.1.332")) {
            assertEquals(Progress.NONE, progress(prompt("a"), open("m1", version), error(SEED)), version);
        }
    }

    @Test
    void anAnswerThatTheClientItselfCallsCutOffIsNoneWhateverItsReason() {
        String word = prompt("Your response above was cut off mid-stream. Resume directly.")
                .replace("\"type\":\"user\",", "\"type\":\"user\",\"isMeta\":true,");
        assertEquals(Progress.NONE, progress(prompt("a"), answer("m1", "I begin"), word));
        assertEquals(Progress.NONE, progress(prompt("a"), answer("m1", "I"), word, answer("m2", "begin"), error(SEED)));
    }

    @Test
    void aVersionThatWritesNoReasonIsBelievedUnlessAnErrorFollows() {
        assertEquals(new Progress(1, 0), progress(prompt("a"), open("m1", "2.1.29")));
        assertEquals(new Progress(1, 0), progress(prompt("a"), open("m1", "2.1.29"), prompt("b"), error(SEED)));
        assertEquals(Progress.NONE, progress(prompt("a"), open("m1", "2.1.116")));
    }

    @Test
    void anAnswerThatWasCutOffOrRefusedIsNone() {
        for (String reason : List.of("max_tokens", "refusal", "model_context_window_exceeded")) {
            String cut = answer("m1", "Half").replace("end_turn", reason);
            assertEquals(Progress.NONE, progress(prompt("a"), cut), reason);
        }
    }

    @Test
    void aToolCallIsNoneBeforeItsResult() {
        round("ls", "a", false, 0);
        assertEquals(Progress.NONE, progress(lines.get(0), lines.get(1)));
        assertEquals(new Progress(0, 1), Transcripts.of(lines).progress());
    }

    @Test
    void theSameResultAgainIsNoneNorIsTheSameErrorOfAnotherCall() {
        round("ls", "a", false, 0).round("ls", "a", false, 9).round("ls", "b", false, 9);
        assertEquals(new Progress(0, 2), Transcripts.of(lines).progress());
        round("cat x", "no such file", true, 9).round("cat y", "no such file", true, 9);
        assertEquals(new Progress(0, 3), Transcripts.of(lines).progress());
    }

    @Test
    void theClientsWordForALostResultIsNone() {
        round("ls", "[Tool call interrupted: the session ended before]", true, 0);
        assertEquals(Progress.NONE, Transcripts.of(lines).progress());
    }

    @Test
    void theSameErrorManyTimesIsALoop() {
        for (int i = 1; i < ToolRounds.MANY_ERRORS; i++) {
            round("cat x", "no such file", true, 9_000);
        }
        assertEquals(Repetition.NONE, repetition());
        round("cat x", "no such file", true, 9_000);
        assertEquals(Repetition.SAME_ERROR, repetition());
        round("ls", "x", false, 9_000);
        assertEquals(Repetition.NONE, repetition());
    }

    @Test
    void theSameResultFasterThanAModelThinksIsALoopEvenWhenTwoCallsTakeTurns() {
        for (int i = 0; i < ToolRounds.MANY; i++) {
            assertEquals(Repetition.NONE, repetition());
            round(i % 2 == 0 ? "ls" : "pwd", "a", false, 120);
        }
        assertEquals(Repetition.SAME_RESULT, repetition());
    }

    @Test
    void aPromptOrAnAnswerEndsALoop() {
        for (int i = 0; i < ToolRounds.MANY; i++) {
            round("ls", "a", false, 120);
        }
        assertEquals(Repetition.SAME_RESULT, repetition());
        lines.add(prompt("stop that"));
        assertEquals(Repetition.NONE, repetition());
        round("ls", "a", false, 120);
        assertEquals(Repetition.NONE, repetition());
    }

    @Test
    void whoPollsIsNoLoop() {
        for (int i = 0; i < 100; i++) {
            round("sleep 5; status", "pending", false, 7_000);
        }
        assertEquals(Repetition.NONE, repetition());
        for (int i = 0; i < 100; i++) {
            round("status", i + " percent", false, 300);
        }
        assertEquals(Repetition.NONE, repetition());
        for (int i = 0; i < 100; i++) {
            round("curl localhost", "connection refused", true, 60_000);
        }
        assertEquals(Repetition.NONE, repetition());
    }

    @Test
    void aLongRunOfFastToolsIsNoLoop() {
        for (int i = 0; i < 100; i++) {
            round("touch " + i, "", false, 100);
        }
        assertEquals(Repetition.NONE, repetition());
        assertEquals(new Progress(0, 100), Transcripts.of(lines).progress());
    }

    @Test
    void requestsThatNothingFollowsAreALoopWhenTheyAreManyAndFast() {
        for (int i = 0; i < 29; i++) {
            request(100);
        }
        assertEquals(Repetition.NONE, repetition());
        request(100);
        assertEquals(Repetition.UNWRITTEN, repetition());
        request(120_000);
        assertEquals(Repetition.NONE, repetition());
        lines.add(answer("m1", "Done."));
        request(1);
        assertEquals(Repetition.NONE, repetition());
    }

    private void request(long after) {
        millis += after;
        lines.add("{\"type\":\"api-request\",\"timestamp\":\"" + START.plusMillis(millis) + "\"}");
    }
}
