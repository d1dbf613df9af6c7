package dev.belay.testing.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wire carries a whole turn of a real client: a prompt, a tool call, its result and an answer. */
@Tag("real-client")
@Timeout(600)
class RealWiresTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "bedrock, 1.0.35",
        "bedrock, 2.1.116",
        "bedrock, newest",
        "vertex, 1.0.35",
        "vertex, 2.1.116",
        "vertex, newest",
        "foundry, 2.1.116",
        "foundry, newest",
        "litellm, 1.0.35",
        "litellm, 2.1.116",
        "litellm, newest"
    })
    void carriesAWholeTurn(String wire, String version) throws Exception {
        Rotation.takeTurns(wire, version, 3);
        turn(Wires.named(wire).orElseThrow(), RealClient.of(version));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"2.1.116", RealClient.NEWEST})
    void carriesAWholeTurnWithABearerToken(String version) throws Exception {
        ClientHome home = turn(Wires.BEDROCK, RealClient.of(version), "AWS_BEARER_TOKEN_BEDROCK", "made-up-bearer");
        assertTrue(home.transcript().contains("toolu_bdrk_"));
    }

    private ClientHome turn(Wire wire, RealClient client, String... more) throws Exception {
        try (ScriptedApi api =
                new ScriptedApi(Script.of(Reply.bash("One thing.", "echo ONE"), Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder, api.url()).over(wire, api.url());
            for (int i = 0; i < more.length; i += 2) {
                home.with(more[i], more[i + 1]);
            }
            File output = folder.resolve("output").toFile();
            int status = home.process(List.of(client.executable().toString(), "-p", "do it"))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output)
                    .start()
                    .waitFor();
            String text = Files.readString(output.toPath());
            assertEquals(0, status, text);
            assertEquals("All done.", text.strip());
            Request last = api.awaitRequest(2);
            assertEquals(wire, last.wire());
            assertTrue(last.toolResults().contains("ONE"), last.toolResults()::toString);
            assertTrue(api.log().all().stream()
                    .allMatch(request -> request.refusal().isEmpty()));
            if (more.length > 0) {
                assertEquals("Bearer " + more[1], last.header("authorization").orElse(""));
            }
            return home;
        }
    }
}
