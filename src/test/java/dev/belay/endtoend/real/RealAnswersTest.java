package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Print mode, unattended: the first attempt fails, the next succeeds, and what stands on standard output is one answer in
 * the format that was asked for.
 */
@Timeout(600)
@InTurns(3)
class RealAnswersTest {
    private static final String ANSWER = "All done.";
    private static final String[] JSON = {"--output-format", "json"};
    private static final String[] ARRAY = {"--output-format", "json", "--verbose"};
    private static final String[] STREAM = {"--output-format", "stream-json", "--verbose"};

    /** In the middle of a tool, which is the client's child, as soon as its call stands in the transcript. */
    private static final Reply DEATH = Reply.bash(
            "First.",
            "until grep -rqs tool_use \"$HOME/.claude/projects\"; do sleep 0.1; done; kill -KILL $PPID; sleep 20");

    @TempDir
    Path folder;

    private int run(ScriptedApi api, RealClient client, String prompt, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--unattended"));
        command.addAll(
                List.of("--max-recoveries", "1", "--claude", client.executable().toString(), "--", "-p"));
        command.addAll(List.of(arguments));
        Path input = Path.of("/dev/null");
        if (!prompt.isEmpty()) {
            input = Files.writeString(folder.resolve("prompt"), prompt);
        }
        Process process = new ClientHome(folder.resolve("home"), api.url())
                .with("CLAUDE_CODE_MAX_RETRIES", "0")
                .process(command)
                .redirectInput(input.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it has not ended");
        return process.exitValue();
    }

    private static Script first(Reply failure) {
        return Script.of(failure, Reply.say(ANSWER));
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("out"));
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException gone) {
            return "";
        }
    }

    /** The task was sent and brought back; nothing of the failure is left, and its story is told aside. */
    private void assertRecovered(int status, ScriptedApi api) throws Exception {
        assertEquals(0, status, errors());
        assertFalse(said().contains("API Error"), said());
        assertTrue(errors().contains("belay: "), errors());
        Request resumed = api.awaitRequest(2);
        assertTrue(resumed.prompts().toString().contains("do it"), resumed.prompts()::toString);
    }

    private static void assertDone(JsonNode result) {
        assertEquals("result", result.path("type").asText(), result::toString);
        assertFalse(result.path("is_error").asBoolean(), result::toString);
        assertEquals(ANSWER, result.path("result").asText());
    }

    /** Every line is an object, the session begins once, and the last one is the only result. */
    private JsonNode lastOfStream() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("out"))) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.path("subtype").asText().equals("init"))
                        .count(),
                said());
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.path("type").asText().equals("result"))
                        .count(),
                said());
        return lines.get(lines.size() - 1);
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aTextIsTheLastAttemptsAlone(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(first(Reply.overloaded()))) {
            assertRecovered(run(api, client, "", "do it"), api);
            assertEquals(ANSWER + "\n", said());
        }
    }

    /**
     * This one repeats a 529 by itself, but not what has killed it; it gives a resumed session another id, and loses the
     * end of a long answer on a pipe.
     */
    @RealClientTest("1.0.35")
    void soItIsWithTheOldestHoweverLongTheAnswerIs(RealClient client) throws Exception {
        String answer = "All done, and told at length.\n".repeat(20_000);
        try (ScriptedApi api = new ScriptedApi(Script.of(DEATH, Reply.say(answer)))) {
            assertRecovered(run(api, client, "do it"), api);
            assertEquals(answer.strip(), said().strip());
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aDocumentIsOneDocument(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(first(DEATH))) {
            assertRecovered(run(api, client, "do it", JSON), api);
            assertDone(new ObjectMapper().readTree(said()));
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void anArrayIsOneArray(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(first(Reply.overloaded()))) {
            assertRecovered(run(api, client, "do it", ARRAY), api);
            JsonNode array = new ObjectMapper().readTree(said());
            assertDone(array.path(array.size() - 1));
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aStreamGoesOnAfterADeath(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(first(DEATH))) {
            assertRecovered(run(api, client, "do it", STREAM), api);
            assertTrue(said().contains("First."), said());
            assertDone(lastOfStream());
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aStreamDoesNotTellOfAnErrorThatWasOvercome(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(first(Reply.overloaded()))) {
            List<String> arguments = new ArrayList<>(List.of("do it"));
            arguments.addAll(List.of(STREAM));
            assertRecovered(run(api, client, "", arguments.toArray(new String[0])), api);
            assertDone(lastOfStream());
        }
    }

    @RealClientTest("2.1.116")
    void givingUpIsADocumentAsWell(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(DEATH), DEATH))) {
            assertEquals(75, run(api, client, "do it", JSON), errors());
            JsonNode document = new ObjectMapper().readTree(said());
            assertTrue(document.path("is_error").asBoolean());
            assertEquals("killed", document.path("belay").path("failure").asText());
            assertEquals(75, document.path("belay").path("status").asInt());
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void givingUpEndsAStreamWithTheClientsOwnWord(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), Reply.overloaded()))) {
            assertEquals(75, run(api, client, "do it", STREAM), errors());
            JsonNode result = lastOfStream();
            assertEquals("result", result.path("type").asText());
            assertTrue(result.path("is_error").asBoolean());
            assertTrue(result.path("result").asText().contains("529"), result::toString);
        }
    }
}
