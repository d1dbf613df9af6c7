package dev.belay.command.watch;

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
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real clients that were started by hand: no Belay is above them. */
@Timeout(400)
class RealWatchTest {
    @TempDir
    Path folder;

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void namesTheDeathOfAClientThatWasStartedByHand(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.hang()))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Path told = folder.resolve("told");
            Path settings = Files.createDirectories(home.home().resolve(".config/belay"));
            Files.writeString(
                    settings.resolve("settings.json"),
                    "{\"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\": [\"sh\", \"-c\", \"cat >'"
                            + told + ".new' && mv '" + told + ".new' '" + told + "'\"]}]}}");
            Path said = folder.resolve("said");
            Process watch = home.process(List.of(Launcher.path().toString(), "watch", "--json"))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(said.toFile())
                    .start();
            try (TerminalScreen claude = new TerminalScreen(
                    home.project(),
                    home.environment(),
                    List.of(client.executable().toString(), "do it"))) {
                claude.await("request", SupervisedScreen.LIMIT, () -> requested(api));
                claude.await("transcript", SupervisedScreen.LIMIT, () -> home.records("do it") > 0);
                Path lock = home.home().resolve(".local/state/belay/watch.lock");
                claude.await(
                        "watch", SupervisedScreen.LIMIT, () -> lock.toFile().length() > 0);
                ProcessHandle.of(claude.pid()).orElseThrow().destroyForcibly();
                claude.await("line", SupervisedScreen.LIMIT, () -> said.toFile().length() > 0);
                JsonNode death = new ObjectMapper().readTree(said.toFile());
                assertEquals(home.sessions().get(0), death.get("session").asText());
                assertEquals(
                        home.project().toRealPath().toString(),
                        death.get("project").asText());
                claude.await("notification", SupervisedScreen.LIMIT, () -> Files.exists(told));
                assertTrue(Files.readString(told).contains("belay resume"), Files.readString(told));
                System.out.println(death);
            } finally {
                watch.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean requested(ScriptedApi api) {
        return !api.log().main().isEmpty();
    }

    @RealClientTest(RealClient.NEWEST)
    void leavesASessionUnderBelayToThat(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.hang()))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Path said = folder.resolve("said");
            Process watch = home.process(List.of(Launcher.path().toString(), "watch"))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(said.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                screen.terminal().await("request", SupervisedScreen.LIMIT, () -> requested(api));
                ProcessHandle.of(screen.client()).orElseThrow().destroyForcibly();
                screen.awaitOffer();
                Thread.sleep(5_000);
                assertEquals("", Files.readString(said));
            } finally {
                watch.destroyForcibly().waitFor();
            }
        }
    }
}
