package dev.belay.endtoend.takeover;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import dev.belay.testing.client.InTurns;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is killed on a terminal, and something else happens as well. */
@InTurns(3)
class RealTakeOverTroubleTest {
    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void afterItControlZStopsTheJobAndFgBringsItBack(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done."), Reply.say("Once more.")))) {
            ClientHome home = new ClientHome(folder, api.url()).with("PS1", ShellJob.PROMPT);
            try (TerminalScreen terminal = inAShell(home, client)) {
                JvmDeath.survive(terminal.pid(), "running");
                ShellJob.stop(terminal, LIMIT);
                assertEquals("1 0 0", terminal.format("#{cursor_flag} #{mouse_any_flag} #{alternate_on}"));
                ShellJob.continueAndLeave(terminal, "All done\\.", "Once more\\.", LIMIT);
                terminal.submit("clear; jobs; echo status $?");
                terminal.awaitScreen("^status 0", LIMIT);
            }
        }
    }

    /** A job that is stopped when its JVM dies is as good as ever once it is brought back. */
    @RealClientTest(RealClient.NEWEST)
    void aStoppedJobIsTakenOverWhenItIsBroughtBack(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done."), Reply.say("Once more.")))) {
            ClientHome home = new ClientHome(folder, api.url()).with("PS1", ShellJob.PROMPT);
            try (TerminalScreen terminal = inAShell(home, client)) {
                long jvm = JvmDeath.awaitRecord(terminal.pid(), "running");
                ShellJob.stop(terminal, LIMIT);
                Processes.signal("KILL", jvm);
                ShellJob.continueAndLeave(terminal, "", "Once more\\.", LIMIT);
                terminal.submit("clear; jobs; echo status $?");
                terminal.awaitScreen("^status 0", LIMIT);
            }
        }
    }

    private TerminalScreen inAShell(ClientHome home, RealClient client) {
        TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), ShellJob.SHELL);
        terminal.awaitScreen("shell>", LIMIT);
        terminal.type("clear; " + Launcher.path() + " run --claude " + client.executable() + " -- 'do it'");
        terminal.key("Enter");
        terminal.awaitScreen("All done\\.", LIMIT);
        return terminal;
    }

    /** Nobody has seen how the client ended; what it has left says that it was in the middle of something. */
    @RealClientTest(RealClient.NEWEST)
    void whoKillsTheClientAsWellFindsTheWayToGoOn(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("Back again.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                JvmDeath.killBoth(JvmDeath.awaitRecord(screen.terminal().pid(), "running"));
                String said = screen.awaitOffer();
                assertTrue(said.contains(home.sessions().get(0)), said);
                screen.assertSaneModes();
                screen.terminal().key("r");
                screen.awaitIdle();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                screen.assertSane();
            }
        }
    }

    /** Typing, the size and the way out work; nothing is watched any more. */
    @RealClientTest(RealClient.NEWEST)
    void afterThreeDeathsTheLauncherPassesTheBytes(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("The second answer.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                die(screen.terminal());
                answer.say("Beta goes on.\n\n");
                screen.terminal().awaitScreen("Beta goes on", LIMIT);
                answer.end();
                screen.terminal().resize(110, 40);
                screen.awaitIdle();
                screen.terminal().submit("another");
                screen.terminal().awaitScreen("The second answer", LIMIT);
                screen.awaitIdle();
                screen.terminal().resize(120, 40);
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                String said = screen.terminal().screen();
                assertTrue(said.contains("claude went on without it"), said);
                assertFalse(said.contains("nobody saw how"), said);
                screen.assertSane();
            }
        }
    }

    /** Who kills the client then is told how to go on, and the status says that something is wrong. */
    @RealClientTest(RealClient.NEWEST)
    void aDeathThatNobodySeesIsNoGoodEnd(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                long claude =
                        JvmDeath.client(JvmDeath.awaitRecord(screen.terminal().pid(), "running"));
                die(screen.terminal());
                Processes.signal("KILL", claude);
                assertEquals(1, screen.awaitStatus());
                screen.terminal().awaitScreen("To continue: claude --resume", LIMIT);
                screen.assertSaneModes();
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void whoStopsThatJobBringsItBack(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done."), Reply.say("Once more.")))) {
            ClientHome home = new ClientHome(folder, api.url()).with("PS1", ShellJob.PROMPT);
            try (TerminalScreen terminal = inAShell(home, client)) {
                die(terminal);
                ShellJob.stop(terminal, LIMIT);
                ShellJob.continueAndLeave(terminal, "", "Once more\\.", LIMIT);
                terminal.submit("clear; jobs; echo status $?");
                terminal.awaitScreen("^status 0", LIMIT);
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void whoAsksForTheEndMeanwhileGetsIt(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                long jvm = JvmDeath.awaitRecord(screen.terminal().pid(), "running");
                long claude = JvmDeath.client(jvm);
                long launcher = screen.launcher();
                Processes.signal("KILL", jvm);
                Processes.signal("TERM", launcher);
                assertEquals(143, screen.awaitStatus());
                screen.terminal().awaitScreen("claude --resume", LIMIT);
                assertFalse(Processes.alive(claude));
                screen.assertSaneModes();
            }
        }
    }

    /** The same where it dies with the third JVM, before the launcher has joined anything. */
    @RealClientTest(RealClient.NEWEST)
    void aDeathWithTheThirdJvmIsNoGoodEndEither(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                dieTwice(screen.terminal());
                JvmDeath.killBoth(JvmDeath.awaitRecord(screen.terminal().pid(), "running"));
                assertEquals(1, screen.awaitStatus());
                screen.terminal().awaitScreen("To continue: claude --resume", LIMIT);
                screen.assertSaneModes();
            }
        }
    }

    private static void dieTwice(TerminalScreen terminal) throws Exception {
        JvmDeath.survive(terminal.pid(), "running");
        JvmDeath.survive(terminal.pid(), "running");
    }

    /** Three times within a minute. */
    private static void die(TerminalScreen terminal) throws Exception {
        dieTwice(terminal);
        Processes.signal("KILL", JvmDeath.awaitRecord(terminal.pid(), "running"));
        terminal.await("the launcher alone", LIMIT, () -> Processes.supervisor(terminal.pid())
                .isEmpty());
    }
}
