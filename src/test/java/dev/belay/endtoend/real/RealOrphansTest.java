package dev.belay.endtoend.real;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** After a bad death nothing of claude's is left, after a clean end everything is, and nobody else is ever touched. */
class RealOrphansTest {
    /** Told apart from every other command of the machine by its odd number; 2.1.329 refuses to sleep for long. */
    private static final String TOOL = "tail -s 98713 -f /dev/null";

    private static final String EARLIER = "98714";

    @TempDir
    Path folder;

    @RealClientTest
    void toolsOfAKilledClaudeAreEndedAndNothingElse(RealClient client) throws Exception {
        Process earlier = new ProcessBuilder("sleep", EARLIER).start();
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("I wait.", TOOL)))) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "wait")) {
                screen.terminal().await("tool", LIMIT, () -> !tools().isEmpty());
                // What has been said so far must have been written down, or there is nothing to resume.
                screen.terminal().await("tool call in the transcript", LIMIT, () -> home.records(TOOL) > 0);
                Processes.signal("KILL", screen.client());
                String said = screen.awaitOffer();
                assertTrue(said.contains("Bash: " + TOOL), said);
                assertEquals(List.of(), tools());
                assertTrue(earlier.isAlive());
                screen.terminal().key("q");
                assertEquals(128 + 9, screen.awaitStatus());
                screen.assertSane();
            }
        } finally {
            earlier.destroy();
            tools().forEach(pid -> Processes.signal("KILL", pid));
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void workInTheBackgroundOutlivesACleanEnd(RealClient client) throws Exception {
        Reply start = Reply.bash("I start it.", "setsid " + TOOL + " >/dev/null 2>&1 </dev/null & echo STARTED");
        try (ScriptedApi api = new ScriptedApi(Script.of(start, Reply.say("It runs.")))) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "start it")) {
                screen.terminal().awaitScreen("It runs\\.", LIMIT);
                screen.awaitIdle();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                screen.terminal().await("tool", LIMIT, () -> tools().size() == 1);
            }
        } finally {
            tools().forEach(pid -> Processes.signal("KILL", pid));
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aKilledLauncherLeavesASaneTerminalAndNothingElse(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("I wait.", TOOL)))) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "wait")) {
                screen.terminal().await("tool", LIMIT, () -> !tools().isEmpty());
                screen.terminal().await("session", LIMIT, () -> home.records(TOOL) > 0);
                long claude = screen.client();
                Processes.signal("KILL", screen.launcher());
                assertEquals(128 + 9, screen.awaitStatus());
                screen.terminal().await("end of claude", LIMIT, () -> !Processes.alive(claude));
                screen.terminal().await("end of its tools", LIMIT, () -> tools().isEmpty());
                screen.terminal().awaitScreen(home.sessions().get(0), LIMIT);
                screen.assertSaneModes();
            }
        } finally {
            tools().forEach(pid -> Processes.signal("KILL", pid));
        }
    }

    private static List<Long> tools() {
        return Processes.startedWith(TOOL).stream().filter(Processes::alive).toList();
    }
}
