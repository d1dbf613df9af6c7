package dev.belay.command.top;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The table in a terminal of its own, while a real client works in another. */
@Timeout(400)
class RealTopTest {
    @TempDir
    Path folder;

    @RealClientTest({RealClient.NEWEST})
    void showsWhatASessionWaitsForAndThatItWentDown(RealClient client) throws Exception {
        Script script = Script.of(Reply.bash("First.", "touch one"));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Files.writeString(
                    home.configuration().resolve("settings.json"),
                    "{\"permissions\": {\"defaultMode\": \"default\", \"disableAutoMode\": \"disable\"}}");
            try (SupervisedScreen top = SupervisedScreen.belay(home, "top");
                    SupervisedScreen session =
                            SupervisedScreen.start(home, client.executable(), "touch the file for me")) {
                TerminalScreen table = top.terminal();
                table.await("permission", SupervisedScreen.LIMIT, () -> table.screen()
                        .contains("> waiting for you: "));
                assertTrue(table.screen().contains("need you: 1"), table::screen);
                ProcessHandle.of(session.client()).orElseThrow().destroyForcibly();
                table.awaitScreen("> (?:down|waiting for you): killed", SupervisedScreen.LIMIT);
                table.key("q");
                assertEquals(0, top.awaitStatus());
                assertEquals(
                        List.of(),
                        table.screen()
                                .lines()
                                .filter(line -> line.contains("belay top"))
                                .toList());
            }
        }
    }
}
