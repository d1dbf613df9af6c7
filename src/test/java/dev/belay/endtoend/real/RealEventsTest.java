package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told while claude is alive, on its own signs: a permission that it waits for, a long turn that is over. */
@Timeout(600)
class RealEventsTest {
    @TempDir
    Path folder;

    private ClientHome home(ScriptedApi api, String patience) throws IOException {
        ClientHome home = new ClientHome(folder.resolve("home"), api.url());
        Path file = home.home().resolve(".config/belay/settings.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"notifications\": {\"channels\": [{\"type\": \"exec\", \"command\":" + " [\"sh\", \"-c\", \"cat >>"
                        + folder.resolve("told") + "\"]}], " + patience + "}}");
        return home;
    }

    private String told() {
        try {
            Path file = folder.resolve("told");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aPermissionThatIsWaitedForIsToldOnceAndThenTheEndOfTheTurn(RealClient client) throws Exception {
        Path wanted = folder.resolve("wanted.txt");
        Script script = Script.of(
                Reply.tool("I shall write.", "Write", "{\"file_path\":\"" + wanted + "\",\"content\":\"x\"}"),
                Reply.say("It is written."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = home(api, "\"waiting-after\": \"2s\", \"finished-after\": \"2s\"");
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "write it")) {
                screen.terminal().awaitScreen("1\\. Yes", SupervisedScreen.LIMIT);
                screen.terminal().await("waiting", SupervisedScreen.LIMIT, () -> told().contains("\"waiting\""));
                assertFalse(told().contains("wanted.txt"), told());
                screen.terminal().key("Enter");
                screen.terminal().awaitScreen("It is written\\.", SupervisedScreen.LIMIT);
                screen.terminal().await("finished", SupervisedScreen.LIMIT, () -> told().contains("\"finished\""));
                screen.awaitIdle();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                assertEquals(2, told().lines().count(), told());
            }
        }
    }

    @RealClientTest({"1.0.35", "2.1.116", RealClient.NEWEST})
    void aShortTurnIsNotTold(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("Done.")))) {
            ClientHome home = home(api, "\"finished-after\": \"5m\"");
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                screen.terminal().awaitScreen("Done\\.", SupervisedScreen.LIMIT);
                screen.terminal().submit("/exit");
                screen.awaitStatus();
                assertEquals("", told());
            }
        }
    }

    @RealClientTest("2.1.116")
    void printModeThatTookLongIsToldWhenItIsOver(RealClient client) throws Exception {
        Script script = Script.of(Reply.bash("A moment.", "sleep 3"), Reply.say("Done."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = home(api, "\"finished-after\": \"2s\"");
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "-p", "do it")) {
                assertEquals(0, screen.awaitStatus());
                screen.terminal().await("finished", SupervisedScreen.LIMIT, () -> told().contains("\"finished\""));
                assertTrue(told().contains("Claude has finished in project"), told());
            }
        }
    }
}
