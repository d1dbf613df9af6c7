package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.Sentence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** {@code belay run -- -p ...} is {@code claude -p ...}, with a word on standard error when something went wrong. */
class RealPrintModeTest {
    @TempDir
    Path folder;

    private record Ended(int status, String output, String errors) {}

    @RealClientTest
    void aResultAsJsonIsTheSameAsWithoutBelay(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            List<String> arguments = List.of("-p", "do it", "--output-format", "json");
            Ended bare = run(home, client.executable().toString(), List.of(), arguments);
            Ended belay = run(home, Launcher.path().toString(), belay(client), arguments);
            assertEquals(0, belay.status(), belay.errors());
            assertEquals(bare.errors(), belay.errors());
            JsonNode result = new ObjectMapper().readTree(belay.output());
            assertEquals(fields(new ObjectMapper().readTree(bare.output())), fields(result));
            assertEquals("All done.", result.path("result").asText());
            assertEquals(bare.output().endsWith("\n"), belay.output().endsWith("\n"));
        }
    }

    @RealClientTest
    void anErrorIsToldAsideAndTheStatusIsTheClients(RealClient client) throws Exception {
        Reply error = Reply.httpError(400, "invalid_request_error", "Out of memory");
        try (ScriptedApi api = new ScriptedApi(Script.always(error))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "1");
            Ended belay = run(home, Launcher.path().toString(), belay(client), List.of("-p", "do it"));
            assertEquals(1, belay.status(), belay.errors());
            assertTrue(belay.output().contains("Out of memory"), belay.output());
            assertTrue(belay.errors().contains(Sentence.of("out-of-memory-error")), belay.errors());
            assertTrue(
                    belay.errors().contains("claude --resume " + home.sessions().get(0)), belay.errors());
        }
    }

    private static List<String> belay(RealClient client) {
        return List.of("run", "--claude", client.executable().toString(), "--");
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Ended run(ClientHome home, String program, List<String> before, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(before);
        command.addAll(arguments);
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        return new Ended(process.waitFor(), Files.readString(output), Files.readString(errors));
    }
}
