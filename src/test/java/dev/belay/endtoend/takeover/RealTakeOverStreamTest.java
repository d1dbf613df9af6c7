package dev.belay.endtoend.takeover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is killed while lines come ({@code stream-json}): each comes once, and one result at the end. */
@InTurns(3)
class RealTakeOverStreamTest {
    private static final String OLDER = "2.1.116";
    private static final List<String> OPTIONS = List.of("--unattended", "--no-preflight");

    @TempDir
    Path folder;

    private PrintedTask task;

    @BeforeEach
    void task() {
        task = new PrintedTask(folder);
    }

    private Process asked(ClientHome home, RealClient client) throws IOException {
        return task.start(home, client, OPTIONS, words("--include-partial-messages"));
    }

    private static List<String> words(String... more) {
        List<String> words = new ArrayList<>(List.of("--verbose", "--output-format", "stream-json"));
        words.addAll(List.of(more));
        return words;
    }

    /** Each line is whole, and of those that have a number of their own there is none twice. */
    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (String line : task.said("out").lines().toList()) {
            JsonNode node = new ObjectMapper().readTree(line);
            assertTrue(!node.has("uuid") || numbers.add(node.get("uuid").asText()), "twice: " + line);
            lines.add(node);
        }
        return lines;
    }

    private static long count(List<JsonNode> lines, String type, String subtype) {
        return lines.stream()
                .filter(line -> line.path("type").asText().equals(type)
                        && line.path("subtype").asText().equals(subtype))
                .count();
    }

    private void assertAnswer(String text, Process process) throws Exception {
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), task.said("errors"));
        assertEquals(0, process.exitValue(), task.said("errors"));
        List<JsonNode> lines = lines();
        JsonNode last = lines.get(lines.size() - 1);
        assertEquals("result", last.path("type").asText(), task.said("out"));
        assertEquals(text, last.path("result").asText());
        assertEquals(1, count(lines, "result", "success"), task.said("out"));
        assertEquals(1, count(lines, "system", "init"), task.said("out"));
        assertFalse(task.said("errors").contains("supervisor itself died"), task.said("errors"));
    }

    /** What stood in the streamed pieces of an answer, put together again. */
    private String streamed() throws IOException {
        StringBuilder text = new StringBuilder();
        for (JsonNode line : lines()) {
            text.append(line.path("event").path("delta").path("text").asText());
        }
        return text.toString();
    }

    @RealClientTest({RealClient.NEWEST, OLDER})
    void everyLineComesOnce(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = asked(home, client);
            api.awaitRequest(1);
            answer.say("One half ");
            JvmDeath.await("the first half", () -> task.said("out").contains("One half "));
            JvmDeath.survive(process.pid(), "running");
            answer.say("and the other");
            JvmDeath.await("the other half", () -> task.said("out").contains("and the other"));
            JvmDeath.survive(process.pid(), "running");
            answer.say(".");
            answer.end();
            assertAnswer("One half and the other.", process);
            assertEquals("One half and the other.", streamed());
        }
    }

    /** Messages come on standard input, which is the user's own and stays it. */
    @RealClientTest({RealClient.NEWEST, OLDER})
    void whoSendsMessagesGoesOnSendingThem(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("The second answer.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = task.run(home, client, OPTIONS, words("--input-format", "stream-json"))
                    .start();
            try (OutputStream messages = process.getOutputStream()) {
                send(messages, "do it");
                api.awaitRequest(1);
                answer.say("One half ");
                JvmDeath.survive(process.pid(), "running");
                answer.say("and the other.");
                answer.end();
                JvmDeath.await(
                        "the first answer", () -> task.said("out").contains("\"result\":\"One half and the other.\""));
                send(messages, "and more");
                JvmDeath.await(
                        "the second answer", () -> task.said("out").contains("\"result\":\"The second answer.\""));
            }
            assertTrue(process.waitFor(3, TimeUnit.MINUTES), task.said("errors"));
            assertEquals(0, process.exitValue(), task.said("errors"));
            assertEquals(2, count(lines(), "result", "success"), task.said("out"));
        }
    }

    private static void send(OutputStream messages, String text) throws IOException {
        messages.write(("{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":\"" + text + "\"}}\n")
                .getBytes(StandardCharsets.UTF_8));
        messages.flush();
    }

    /** The error of the first attempt is held back by one JVM, and the one after it knows of that. */
    @RealClientTest(RealClient.NEWEST)
    void aWaitIsWaitedToItsEnd(RealClient client) throws Exception {
        Reply limited = Reply.httpError(
                429,
                "rate_limit_error",
                "Number of requests exceeded, try again in 20 seconds",
                "x-should-retry",
                "false");
        try (ScriptedApi api = new ScriptedApi(Script.of(limited, Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
            Process process = asked(home, client);
            JvmDeath.await("the wait", () -> task.said("errors").contains("waiting until"));
            JvmDeath.survive(process.pid(), "ended");
            assertAnswer("All done.", process);
            assertFalse(task.said("out").contains("\"is_error\":true"), task.said("out"));
        }
    }

    /** Nobody saw its end: that its result came tells, and nothing is asked a second time. */
    @RealClientTest(RealClient.NEWEST)
    void theResultThatCameWhileNobodyWasThereIsTheResult(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = asked(home, client);
            api.awaitRequest(1);
            answer.say("All ");
            JvmDeath.await("the first words", () -> task.said("out").contains("All "));
            long before = JvmDeath.awaitRecord(process.pid(), "running");
            long claude = JvmDeath.client(before);
            Processes.signal("STOP", process.pid());
            Processes.signal("KILL", before);
            answer.say("of it.");
            answer.end();
            JvmDeath.await("the end of claude", () -> !Processes.alive(claude));
            Processes.signal("CONT", process.pid());
            assertAnswer("All of it.", process);
            assertEquals("All of it.", streamed());
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aClientThatIsKilledWithTheJvmIsResumed(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = asked(home, client);
            api.awaitRequest(1);
            answer.say("One half ");
            JvmDeath.await("the first half", () -> task.said("out").contains("One half "));
            // Before that there is nothing to resume.
            JvmDeath.await("the prompt, written down", () -> home.records("\"type\":\"user\"") > 0);
            JvmDeath.killBoth(JvmDeath.awaitRecord(process.pid(), "running"));
            assertAnswer("All done.", process);
            assertEquals(1, home.sessions().size());
        }
    }

    /** Nobody supervises any more, and the lines come all the same. */
    @RealClientTest(RealClient.NEWEST)
    void afterThreeDeathsTheLinesComeAllTheSame(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = asked(home, client);
            api.awaitRequest(1);
            answer.say("One half ");
            JvmDeath.await("the first half", () -> task.said("out").contains("One half "));
            JvmDeath.survive(process.pid(), "running");
            JvmDeath.survive(process.pid(), "running");
            Processes.signal("KILL", JvmDeath.awaitRecord(process.pid(), "running"));
            JvmDeath.await("the launcher alone", () -> task.said("errors").contains("claude goes on without it"));
            answer.say("and the other.");
            JvmDeath.await("the other half", () -> task.said("out").contains("and the other."));
            answer.end();
            assertAnswer("One half and the other.", process);
            assertEquals("One half and the other.", streamed());
        }
    }
}
