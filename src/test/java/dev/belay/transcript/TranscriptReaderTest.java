package dev.belay.transcript;

import static dev.belay.transcript.Transcripts.answer;
import static dev.belay.transcript.Transcripts.boundary;
import static dev.belay.transcript.Transcripts.call;
import static dev.belay.transcript.Transcripts.compactSummary;
import static dev.belay.transcript.Transcripts.error;
import static dev.belay.transcript.Transcripts.of;
import static dev.belay.transcript.Transcripts.prompt;
import static dev.belay.transcript.Transcripts.result;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.evidence.Evidence;
import dev.belay.evidence.Exit;
import dev.belay.evidence.Transcript;
import dev.belay.evidence.Transcript.Ending;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TranscriptReaderTest {
    private static final String EXIT = prompt("<command-name>/exit</command-name>");

    @Test
    void seesTheRetriesBeforeAndBehindTheErrorTheyEndedIn() throws IOException {
        List<String> lines = Transcripts.lines("2.1.116-tui-http500-then-continue");
        int errorLine = indexOf(lines, "isApiErrorMessage");

        Transcript retrying = of(lines.subList(0, errorLine));
        assertEquals(Ending.TOOL_RESULT, retrying.endsOn());
        assertEquals(3, retrying.retryAttempt());
        assertEquals(3, retrying.retry().map(dev.belay.evidence.Retry::limit).orElse(0));

        Transcript failed = of(lines.subList(0, errorLine + 1));
        assertEquals(Ending.ERROR, failed.endsOn());
        assertEquals(3, failed.retryAttempt());

        Transcript prompted = of(lines.subList(0, indexOf(lines, "\"continue\"") + 1));
        assertEquals(Ending.PROMPT, prompted.endsOn());
        assertEquals(0, prompted.retryAttempt());
        assertEquals(OptionalInt.of(500), prompted.error().orElseThrow().status());
    }

    @Test
    void namesTheErrorOfACompactionUntilSomethingFollows() throws IOException {
        for (String file : List.of("2.1.116-tui-manual-compact-http500", "2.1.329-tui-manual-compact-http500")) {
            List<String> lines = Transcripts.lines(file);
            Transcript failed = of(lines.subList(0, indexOf(lines, "local_command") + 1));
            assertTrue(failed.compactionError().orElseThrow().contains("Error during compaction: API Error: 500"));
            assertEquals(Ending.COMMAND, failed.endsOn());
            assertTrue(of(lines).compactionError().isEmpty());
        }
    }

    @Test
    void aPromptToWhichTheModelSawNothingToDoIsAnEndingOfItsOwn() {
        String nothing = answer("m2", "No response requested.");
        assertEquals(
                Ending.NO_RESPONSE,
                of(prompt("x"), answer("m1", "y"), prompt("go on"), nothing).endsOn());
        assertEquals(Ending.ANSWER, of(prompt("x"), answer("m1", "y"), nothing).endsOn(), "nothing was asked");
        assertEquals(Ending.PROMPT, of(prompt("x"), nothing, prompt("go on")).endsOn());
    }

    @Test
    void aCompactionWithoutItsSummaryIsUnfinished() {
        assertEquals(
                Ending.COMPACTION,
                of(prompt("x"), answer("m1", "y"), boundary("manual")).endsOn());
        assertEquals(
                Ending.COMMAND,
                of(prompt("x"), answer("m1", "y"), boundary("manual"), compactSummary())
                        .endsOn());
    }

    @Test
    void anAutomaticCompactionGoesOnWithWhatWasUnderWay() {
        Transcript transcript =
                of(prompt("x"), call("t1", "Bash", "{}"), result("t1", false), boundary("auto"), compactSummary());
        assertEquals(Ending.TOOL_RESULT, transcript.endsOn());
        assertEquals("x", transcript.lastPrompt().orElseThrow());
    }

    @Test
    void countsCompactionsWithoutWorkBetweenThem() {
        assertEquals(
                3,
                of(boundary("auto"), compactSummary(), boundary("auto"), compactSummary(), boundary("auto"))
                        .work()
                        .compactionsInARow());
        assertEquals(
                1,
                of(boundary("auto"), call("t1", "Bash", "{}"), result("t1", false), boundary("auto"))
                        .work()
                        .compactionsInARow());
    }

    @Test
    void anExitAfterAnErrorHidesNothing() {
        Transcript transcript = of(prompt("x"), error("API Error: Out of memory"), EXIT);
        assertEquals(Ending.ERROR, transcript.endsOn());
        assertEquals(
                "API Error: Out of memory", transcript.error().orElseThrow().text());
        assertEquals(Ending.EXIT, of(prompt("x"), answer("m1", "y"), EXIT).endsOn());
    }

    @Test
    void onlyARealAnswerHealsAnError() {
        assertTrue(of(prompt("x"), error("API Error: 500 y"), answer("m1", "No response requested."))
                .error()
                .isPresent());
        assertTrue(of(prompt("x"), error("API Error: 500 y"), answer("m1", "fine"))
                .error()
                .isEmpty());
        assertTrue(
                of(error("API Error: 500 y"), call("t1", "Bash", "{}")).error().isEmpty());
    }

    @Test
    void believesNoErrorThatAToolOrTheModelQuotes() {
        Transcript transcript = of(
                prompt("API Error: 500 what is that"),
                call("t1", "Bash", "{\"command\":\"cat log\"}"),
                result("t1", false),
                answer("m2", "API Error: 500 {}"));
        assertTrue(transcript.error().isEmpty());
        assertEquals(Ending.ANSWER, transcript.endsOn());
    }

    @Test
    void abortingIsAnInterruptionAndNoError() throws IOException {
        Transcript aborted =
                of(Transcripts.lines("1.0.35-tui-escape-while-streaming").subList(0, 2));
        assertEquals(Ending.INTERRUPTION, aborted.endsOn());
        assertTrue(aborted.error().isEmpty());

        List<String> newer = Transcripts.lines("2.1.116-tui-escape-while-streaming");
        int line = indexOf(newer, "Request interrupted");
        assertEquals(Ending.INTERRUPTION, of(newer.subList(0, line + 1)).endsOn());
        assertTrue(of(newer.subList(0, line)).error().isEmpty());
    }

    @Test
    void aToolRunsUntilTheLastResultIsThere() {
        Transcript transcript = of(
                prompt("x"),
                call("t1", "Bash", "{\"description\":\"why\",\"command\":\"make\"}"),
                call("t2", "Grep", "{\"pattern\":\"needle\"}"),
                result("t1", false));
        assertEquals(Ending.TOOL_USE, transcript.endsOn());
        assertEquals("needle", transcript.openTools().get(0).summary());
        assertEquals("Grep", transcript.lastTool().orElseThrow().name());
        assertEquals(3210, transcript.contextTokens());
    }

    @Test
    void knowsTheFilesThatTheLastTurnWroteTo() {
        Transcript transcript = of(
                prompt("x"),
                call("t0", "Write", "{\"file_path\":\"/old\"}"),
                prompt("y"),
                call("t1", "Edit", "{\"file_path\":\"/a\",\"new_string\":\"z\"}"),
                call("t2", "NotebookEdit", "{\"notebook_path\":\"/b\"}"),
                call("t3", "MultiEdit", "{\"file_path\":\"/a\"}"),
                call("t4", "Write", "{\"file_path\":\"/failed\"}"),
                call("t5", "Read", "{\"file_path\":\"/read\"}"),
                result("t4", true));
        assertEquals(List.of("/b", "/a"), transcript.tools().editedFiles());
    }

    @Test
    void readsTheStatusOnlyWhereTheClientPutsIt() {
        assertEquals(OptionalInt.of(429), ClientText.status("API Error: Request rejected (429) · slow down"));
        assertEquals(
                OptionalInt.of(500),
                ClientText.status("API Error (500 {\"type\":\"error\"}) · Retrying in 1 seconds…"));
        assertEquals(OptionalInt.of(404), ClientText.status("API Error (us.anthropic.claude): 404 The provided model"));
        assertEquals(OptionalInt.of(403), ClientText.status("Failed to authenticate. API Error: 403 denied"));
        assertEquals(OptionalInt.empty(), ClientText.status("API Error: exceeded the 32000 output token maximum"));
        assertEquals(OptionalInt.empty(), ClientText.status("API Error: connect ECONNREFUSED 127.0.0.1:443"));
        assertEquals(OptionalInt.empty(), ClientText.status("500 Internal"));
    }

    @Test
    void aCommandOfTheUsersOwnIsAPrompt() {
        Transcript transcript = of(prompt("<command-message>fix is running…</command-message>\\n"
                + "<command-name>/fix</command-name>\\n<command-args>all of it</command-args>"));
        assertEquals(Ending.PROMPT, transcript.endsOn());
        assertEquals("/fix all of it", transcript.lastPrompt().orElseThrow());
    }

    @Test
    void ignoresSidechainsAndWhatItDoesNotKnow() {
        Transcript transcript = of(
                prompt("x"),
                answer("m1", "y"),
                "{\"parentUuid\":null,\"isSidechain\":true,\"type\":\"user\",\"message\":{\"content\":\"sub\"}}",
                "{\"type\":\"from-the-future\",\"message\":[1,{\"content\":{\"a\":[[]]}}],\"version\":{\"x\":1}}",
                "{\"type\":\"user\",\"message\":null}",
                "{\"type\":\"custom-title\",\"customTitle\":\"Named\"}");
        assertEquals("x", transcript.lastPrompt().orElseThrow());
        assertEquals(Ending.ANSWER, transcript.endsOn());
        assertEquals("Named", transcript.title().orElseThrow());
        assertEquals(0, transcript.integrity().damaged());
    }

    @Test
    void countsLinesThatAreNoRecord() {
        Transcript transcript =
                of(prompt("x"), "null", "[]", "garbage", "{\"type\":\"user\"", "", "   ", answer("m1", "y"));
        assertEquals(4, transcript.integrity().damaged());
        assertEquals(Ending.ANSWER, transcript.endsOn());
    }

    @Test
    void readsBothOfTwoRecordsGluedTogether() {
        assertEquals(Ending.ANSWER, of(prompt("x") + answer("m1", "y")).endsOn());
        String half = prompt("lost").substring(0, 30);
        Transcript transcript = of(half + prompt("found"));
        assertEquals("found", transcript.lastPrompt().orElseThrow());
        assertEquals(1, transcript.integrity().damaged());
    }

    private static int indexOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + text);
    }

    @Test
    void keepsTheTaskApartFromWhatBelaySaidToGoOn() {
        String said = new dev.belay.decide.ResumePrompt(dev.belay.decide.ResumePrompt.DEFAULT).text();
        var transcript = Transcripts.of(Transcripts.prompt("find the bug"), Transcripts.prompt(said));
        assertEquals("find the bug", transcript.task().orElseThrow());
        assertEquals(said, transcript.lastPrompt().orElseThrow());
    }

    @Test
    void keepsTheTaskApartFromTheUsersOwnSentenceToGoOn() {
        var prompt = new dev.belay.decide.ResumePrompt("Carry on, please.");
        String said = prompt.text() + " Mind the tests.";
        var transcript =
                Transcripts.of(Transcripts.prompt("find the bug"), Transcripts.prompt(said), Transcripts.prompt(said));
        assertEquals(said, transcript.task().orElseThrow());
        var evidence = Evidence.of(Instant.EPOCH, new Exit.Unseen());
        assertEquals(
                "find the bug",
                prompt.apart(evidence.with(transcript)).transcript().task().orElseThrow());
        var another = Transcripts.of(Transcripts.prompt("find the bug"), Transcripts.prompt("write a test"));
        assertEquals(
                "write a test",
                prompt.apart(evidence.with(another)).transcript().task().orElseThrow());
        var alone = Transcripts.of(Transcripts.prompt(said));
        assertEquals(
                said, prompt.apart(evidence.with(alone)).transcript().task().orElseThrow());
    }
}
