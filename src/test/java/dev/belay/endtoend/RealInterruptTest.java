package dev.belay.endtoend;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** SIGINT to the client alone, unattended and in the middle of a tool: it says that all is well, and nobody believes it. */
class RealInterruptTest {
    private static final String OLDER = "2.1.116";

    @TempDir
    Path folder;

    /** A sleep alone is refused by 2.1.332. */
    private static Script busy() {
        return Script.of(Reply.bash("", "echo ONE; sleep 600"), Reply.say("All done."));
    }

    private Process printing(ClientHome home, RealClient client) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run"));
        command.addAll(List.of("--unattended", "--no-notify", "--no-preflight"));
        command.addAll(List.of("--claude", client.executable().toString()));
        command.addAll(List.of("--", "-p", "--allowedTools", "Bash", "--", "do it"));
        return home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private static long client(Process launcher) {
        return Processes.supervisor(launcher.pid()).stream()
                .flatMap(ProcessHandle::children)
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    @RealClientTest({RealClient.NEWEST, OLDER})
    void inPrintModeIsNoSuccess(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(busy())) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process process = printing(home, client);
            api.awaitRequest(1);
            long end = System.nanoTime() + LIMIT.toNanos();
            while (home.records("\"tool_use\"") == 0) {
                assertTrue(System.nanoTime() < end, home::transcript);
                Thread.sleep(20);
            }
            Processes.signal("INT", client(process));
            assertTrue(process.waitFor(3, TimeUnit.MINUTES), said());
            assertEquals(130, process.exitValue(), said());
            assertTrue(said().contains(home.sessions().get(0)), said());
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void onATerminalIsNoSuccess(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(busy())) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.belay(
                    home,
                    "run",
                    "--unattended",
                    "--no-notify",
                    "--no-preflight",
                    "--claude",
                    client.executable().toString(),
                    "--",
                    "--allowedTools",
                    "Bash",
                    "--",
                    "do it")) {
                screen.terminal().await("the tool", LIMIT, () -> home.records("\"tool_use\"") > 0);
                Processes.signal("INT", screen.client());
                assertEquals(130, screen.awaitStatus());
                screen.terminal().awaitScreen(home.sessions().get(0), LIMIT);
                screen.assertSaneModes();
            }
        }
    }
}
