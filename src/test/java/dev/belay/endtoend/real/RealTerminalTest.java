package dev.belay.endtoend.real;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.endtoend.ShellJob;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Keys, sizes, job control and the end of the terminal reach the real client as without Belay. */
class RealTerminalTest {
    @TempDir
    Path folder;

    @RealClientTest
    void controlCTwiceQuits(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable())) {
                screen.terminal().awaitScreen("^[│\\h]*[>❯]", LIMIT);
                // 1.0.35 paints before it reads keys: a Ctrl-C between the two is a SIGINT, and ends it at once.
                screen.terminal().type("x");
                screen.terminal().awaitScreen("^[│\\h]*[>❯]\\h+x", LIMIT);
                screen.terminal().key("BSpace");
                screen.terminal().await("an empty input line", LIMIT, () -> !screen.terminal()
                        .screen()
                        .matches("(?s).*[>❯]\\h+x\\s.*"));
                screen.terminal().key("C-c");
                screen.terminal().awaitScreen("Press Ctrl-C again to exit", LIMIT);
                screen.terminal().key("C-c");
                assertEquals(0, screen.awaitStatus());
                screen.assertSane();
                assertTrue(Processes.supervisor(screen.terminal().pid()).isEmpty());
            }
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void escapeTwiceRewindsAndANewSizeIsDrawn(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                screen.terminal().awaitScreen("All done\\.", LIMIT);
                screen.awaitIdle();
                screen.terminal().resize(83, 31);
                screen.terminal().awaitScreen("^─{83}$", LIMIT);
                screen.terminal().key("Escape");
                screen.terminal().key("Escape");
                screen.terminal().awaitScreen("Rewind", LIMIT);
            }
        }
    }

    /** 1.0.35 knows no Ctrl-Z. */
    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void controlZStopsTheWholePairAndFgBringsItBack(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done."), Reply.say("Once more.")))) {
            ClientHome home = new ClientHome(folder, api.url()).with("PS1", ShellJob.PROMPT);
            try (TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), ShellJob.SHELL)) {
                terminal.awaitScreen("shell>", LIMIT);
                terminal.type("clear; " + Launcher.path() + " run --claude " + client.executable() + " -- 'do it'");
                terminal.key("Enter");
                terminal.awaitScreen("All done\\.", LIMIT);
                ShellJob.stop(terminal, LIMIT);
                assertEquals("1 0 0", terminal.format("#{cursor_flag} #{mouse_any_flag} #{alternate_on}"));
                ShellJob.continueAndLeave(terminal, "All done\\.", "Once more\\.", LIMIT);
                terminal.submit("clear; jobs; echo status $?");
                terminal.awaitScreen("^status 0", LIMIT);
            }
        }
    }

    @RealClientTest(everyVersion = true)
    void aTerminalThatIsClosedEndsEverything(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder, api.url());
            Path goodbye = folder.resolve("goodbye");
            if (client.hasHooks()) {
                String hook = "{\"hooks\":{\"SessionEnd\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"cat >"
                        + goodbye + "\"}]}]}}";
                Files.writeString(home.configuration().resolve("settings.json"), hook);
            }
            long supervisor;
            long claude;
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                screen.terminal().awaitScreen("All done\\.", LIMIT);
                supervisor = screen.supervisor();
                claude = screen.client();
            }
            awaitGone(supervisor);
            awaitGone(claude);
            assertEquals(client.hasHooks(), Files.exists(goodbye));
        }
    }

    private static void awaitGone(long pid) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (Processes.alive(pid)) {
            assertTrue(System.nanoTime() < end, () -> "still there: " + Processes.words(pid));
            Thread.sleep(20);
        }
    }
}
