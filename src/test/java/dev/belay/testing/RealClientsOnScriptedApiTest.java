package dev.belay.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;

/** The rig itself: the real clients work on the scripted API, in a pipe and on a terminal. */
@InTurns(3)
class RealClientsOnScriptedApiTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    /** The prompt: {@code >} in a box up to 1.0.x, {@code ❯} after it. */
    private static final String PROMPT = "^[│\\h]*[>❯]";

    @TempDir
    Path folder;

    @RealClientTest(everyVersion = true)
    void twoToolCallsAndAnAnswerInPrintMode(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(twoToolCalls())) {
            ClientHome home = new ClientHome(folder, api.url());
            Ended ended = run(home, client, "-p", "do two things");
            assertEquals(0, ended.status(), ended.text());
            assertTrue(ended.text().contains("All done."), ended.text());
            assertToolResultsArrived(api);
            assertEquals(1, home.transcripts().size());
        }
    }

    @RealClientTest(everyVersion = true)
    void twoToolCallsAndAnAnswerOnATerminal(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(twoToolCalls())) {
            ClientHome home = new ClientHome(folder, api.url());
            try (TerminalScreen terminal = start(home, client)) {
                terminal.awaitScreen(PROMPT, LIMIT);
                terminal.submit("do two things");
                terminal.awaitScreen("All done\\.", LIMIT);
                assertToolResultsArrived(api);
                terminal.submit("/exit");
                assertEquals(0, terminal.awaitEnd(LIMIT));
            }
        }
    }

    @RealClientTest(everyVersion = true)
    void aPromptOnTheCommandLineIsSentAtOnce(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(twoToolCalls())) {
            ClientHome home = new ClientHome(folder, api.url());
            try (TerminalScreen terminal = start(home, client, "do two things")) {
                terminal.awaitScreen("All done\\.", LIMIT);
                assertTrue(api.awaitRequest(1).prompts().contains("do two things"));
            }
        }
    }

    @RealClientTest(everyVersion = true)
    void compactsOnATerminal(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(twoToolCalls())) {
            ClientHome home = new ClientHome(folder, api.url());
            try (TerminalScreen terminal = start(home, client, "do two things")) {
                terminal.awaitScreen("All done\\.", LIMIT);
                terminal.submit("/compact");
                api.awaitRequest(Request.Kind.COMPACTION, 1, LIMIT);
                terminal.awaitScreen("Compacted", LIMIT);
                terminal.submit("go on");
                Request next = api.awaitRequest(4);
                assertTrue(next.texts().stream().anyMatch(text -> text.contains("SCRIPTED SUMMARY")), () -> next.texts()
                        .toString());
            }
        }
    }

    @RealClientTest(everyVersion = true)
    void aSessionKilledInMidAnswerComesBackWithAllItsMessages(RealClient client) throws Exception {
        Script script = Script.of(
                Reply.bash("First I look.", "echo ONE"),
                Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG),
                Reply.say("Back again."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url());
            try (TerminalScreen terminal = start(home, client, "do it")) {
                api.awaitRequest(2);
                // The newest client sends the result to the API before it writes it down.
                terminal.await("tool result in the transcript", LIMIT, () -> saved(home, "\"tool_result\""));
                ProcessHandle.of(terminal.pid()).orElseThrow().destroyForcibly();
                assertEquals(-9, terminal.awaitEnd(LIMIT));
            }
            String id = home.transcripts().get(0).getFileName().toString().replace(".jsonl", "");
            Ended ended = run(home, client, "-p", "--resume", id, "go on");
            assertEquals(0, ended.status(), ended.text());
            Request resumed = api.awaitRequest(3);
            assertTrue(resumed.prompts().containsAll(List.of("do it", "go on")), resumed.prompts()::toString);
            assertTrue(resumed.toolResults().contains("ONE"), resumed.toolResults()::toString);
        }
    }

    @RealClientTest(everyVersion = true)
    void anErrorThatDoesNotHealEndsPrintMode(RealClient client) throws Exception {
        Reply error = Reply.httpError(400, "invalid_request_error", "Out of memory");
        try (ScriptedApi api = new ScriptedApi(Script.always(error))) {
            ClientHome home = new ClientHome(folder, api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1");
            Ended ended = run(home, client, "-p", "do it");
            assertEquals(1, ended.status(), ended.text());
            assertTrue(ended.text().contains("Out of memory"), ended.text());
        }
    }

    private static Script twoToolCalls() {
        return Script.of(
                Reply.bash("First one thing.", "echo ONE"),
                Reply.bash("Then another.", "echo TWO"),
                Reply.say("All done."));
    }

    /** Nothing was refused, and the results have come back (1.0.35 repeats its history in print mode). */
    private static void assertToolResultsArrived(ScriptedApi api) throws InterruptedException {
        Request last = api.awaitRequest(3);
        assertEquals(
                List.of("ONE", "TWO"), last.toolResults().stream().distinct().collect(Collectors.toList()));
        assertTrue(last.answers().contains("First one thing."), last.answers()::toString);
        assertTrue(
                api.log().all().stream().allMatch(request -> request.refusal().isEmpty()));
    }

    private static boolean saved(ClientHome home, String text) {
        try {
            // The first record may come later than the first request.
            List<Path> transcripts = home.transcripts();
            return !transcripts.isEmpty()
                    && Files.readString(transcripts.get(0)).contains(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static TerminalScreen start(ClientHome home, RealClient client, String... arguments) {
        return new TerminalScreen(home.project(), home.environment(), command(client, arguments));
    }

    private static List<String> command(RealClient client, String... arguments) {
        List<String> command = new ArrayList<>(List.of(client.executable().toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private record Ended(int status, String text) {}

    private Ended run(ClientHome home, RealClient client, String... arguments)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        Process process = home.process(command(client, arguments))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(new java.io.File("/dev/null"))
                .start();
        int status = process.waitFor();
        return new Ended(status, Files.readString(output, StandardCharsets.UTF_8));
    }
}
