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
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is killed while lines come ({@code stream-json}): each comes once, and one result at the end. */
class RealTakeOverStreamTest {
    private static final String OLDER = "2.1.116";

    @TempDir
    Path folder;

    private ProcessBuilder run(ClientHome home, RealClient client, String... options) {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--no-notify"));
        command.addAll(List.of("--unattended", "--no-preflight"));
        command.addAll(List.of("--claude", client.executable().toString(), "--", "-p", "--verbose"));
        command.addAll(List.of("--output-format", "stream-json"));
        command.addAll(List.of(options));
        return home.process(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile());
    }

    private Process asked(ClientHome home, RealClient client) throws IOException {
        Files.writeString(folder.resolve("input"), "do it");
        return run(home, client, "--include-partial-messages")
                .redirectInput(folder.resolve("input").toFile())
                .start();
    }

    private String said(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException none) {
            return "";
        }
    }

    /** Each line is whole, and of those that have a number of their own there is none twice. */
    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (String line : said("out").lines().toList()) {
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
        assertTrue(process.waitFor(3, TimeUnit.MINUTES), said("errors"));
        assertEquals(0, process.exitValue(), said("errors"));
        List<JsonNode> lines = lines();
        JsonNode last = lines.get(lines.size() - 1);
        assertEquals("result", last.path("type").asText(), said("out"));
        assertEquals(text, last.path("result").asText());
        assertEquals(1, count(lines, "result", "success"), said("out"));
        assertEquals(1, count(lines, "system", "init"), said("out"));
        assertFalse(said("errors").contains("supervisor itself died"), said("errors"));
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
            JvmDeath.await("the first half", () -> said("out").contains("One half "));
            JvmDeath.survive(process.pid(), "running");
            answer.say("and the other");
            JvmDeath.await("the other half", () -> said("out").contains("and the other"));
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
            Process process = run(home, client, "--input-format", "stream-json").start();
            try (OutputStream messages = process.getOutputStream()) {
                send(messages, "do it");
                api.awaitRequest(1);
                answer.say("One half ");
                JvmDeath.survive(process.pid(), "running");
                answer.say("and the other.");
                answer.end();
                JvmDeath.await(
                        "the first answer", () -> said("out").contains("\"result\":\"One half and the other.\""));
                send(messages, "and more");
                JvmDeath.await("the second answer", () -> said("out").contains("\"result\":\"The second answer.\""));
            }
            assertTrue(process.waitFor(3, TimeUnit.MINUTES), said("errors"));
            assertEquals(0, process.exitValue(), said("errors"));
            assertEquals(2, count(lines(), "result", "success"), said("out"));
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
            JvmDeath.await("the wait", () -> said("errors").contains("waiting until"));
            JvmDeath.survive(process.pid(), "ended");
            assertAnswer("All done.", process);
            assertFalse(said("out").contains("\"is_error\":true"), said("out"));
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
            JvmDeath.await("the first words", () -> said("out").contains("All "));
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
            JvmDeath.await("the first half", () -> said("out").contains("One half "));
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
            JvmDeath.await("the first half", () -> said("out").contains("One half "));
            JvmDeath.survive(process.pid(), "running");
            JvmDeath.survive(process.pid(), "running");
            Processes.signal("KILL", JvmDeath.awaitRecord(process.pid(), "running"));
            JvmDeath.await("the launcher alone", () -> said("errors").contains("claude goes on without it"));
            answer.say("and the other.");
            JvmDeath.await("the other half", () -> said("out").contains("and the other."));
            answer.end();
            assertAnswer("One half and the other.", process);
            assertEquals("One half and the other.", streamed());
        }
    }
}
