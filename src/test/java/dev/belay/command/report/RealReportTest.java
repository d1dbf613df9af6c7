package dev.belay.command.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.command.Commands;
import dev.belay.console.Console;
import dev.belay.console.Terminals;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The figures of a report on a session of a real client, against what the API has seen of it. */
@Timeout(300)
class RealReportTest {
    private static final int TOKENS = 1000;
    /** Requests that were answered with an error. */
    private static final int FAILED = 2;

    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void theFiguresOnThePageAreThoseOfTheApi(RealClient client) throws Exception {
        Path written = folder.resolve("project/notes.txt");
        Script script = Script.of(
                Reply.bash("First look.", "echo ONE").inputTokens(TOKENS),
                Reply.overloaded(),
                Reply.httpError(500, "api_error", "Internal server error"),
                Reply.tool("Now write.", "Write", "{\"file_path\":\"" + written + "\",\"content\":\"x\"}")
                        .inputTokens(2 * TOKENS),
                Reply.bash("Fail once.", "exit 3").inputTokens(3 * TOKENS),
                Reply.say("All is done.").inputTokens(4 * TOKENS));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url());
            run(client, home);
            int answered = api.log().main().size() - FAILED;
            JsonNode told = new ObjectMapper().readTree(report(home, "--json")).at("/sessions/0");
            assertEquals(answered, told.at("/requests/answered").asInt(), told::toString);
            assertEquals(answered, told.at("/answers").asInt());
            assertEquals(FAILED, told.at("/requests/failed").asInt());
            assertEquals(10 * TOKENS, told.at("/cost/models/0/input").asInt());
            assertEquals(List.of("Bash 2 1", "Write 1 0"), tools(told));
            assertEquals(written.toString(), told.at("/files/0/path").asText());
            assertPage(report(home, "-o", "-"), answered, told.at("/cost/usd").asDouble());
        }
    }

    /** The same in words. */
    private static void assertPage(String page, int answered, double cost) {
        assertTrue(page.contains(answered + " answers, " + FAILED + " requests that failed, 2 retries."), page);
        assertTrue(page.contains(String.format(Locale.ROOT, "<dt>Cost</dt><dd>$%.2f", cost)), page);
        assertTrue(page.contains("<dt>Answers</dt><dd>" + answered), page);
        assertTrue(page.contains("3 calls of 2 tools, 1 with an error."), page);
        assertTrue(page.contains(">529<") && page.contains(">500<"), page);
        assertTrue(page.contains("notes.txt"), page);
    }

    private static List<String> tools(JsonNode told) {
        List<String> tools = new ArrayList<>();
        told.path("tools")
                .forEach(tool -> tools.add(tool.path("tool").asText()
                        + " " + tool.path("calls").asInt()
                        + " " + tool.path("failed").asInt()));
        tools.sort(null);
        return tools;
    }

    private void run(RealClient client, ClientHome home) throws Exception {
        List<String> command = List.of(
                client.executable().toString(),
                "-p",
                "--model",
                "claude-opus-4-1",
                "--allowedTools",
                "Write",
                "Bash",
                "--",
                "look and write");
        Process claude = home.process(command)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertTrue(claude.waitFor(200, TimeUnit.SECONDS));
        assertEquals(0, claude.exitValue());
    }

    private static String report(ClientHome home, String... options) {
        List<String> arguments = new ArrayList<>(List.of("report"));
        arguments.addAll(List.of(options));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Console console = new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8),
                Terminals.none(),
                home.environment(),
                home.project());
        assertEquals(0, Commands.run(arguments, console), () -> errors.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
