package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Unattended on a terminal: the client is alive, and its turn is lost. */
@Timeout(600)
@InTurns(3)
class RealLiveRecoveryTest {
    private static final Reply BROKEN = Reply.httpError(500, "api_error", "Internal server error");
    private static final String GO_ON = "The session was interrupted. Continue the task";

    @TempDir
    Path folder;

    private ClientHome home(ScriptedApi api) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
    }

    private static SupervisedScreen start(ClientHome home, RealClient client, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--unattended"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--claude", client.executable().toString(), "--", "do it"));
        return SupervisedScreen.belay(home, arguments.toArray(new String[0]));
    }

    private static int quit(SupervisedScreen screen) {
        screen.awaitIdle();
        screen.terminal().submit("/exit");
        return screen.awaitStatus();
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aTurnThatEndedInAnErrorIsTakenUpInPlace(RealClient client) throws Exception {
        Script script = Script.of(Reply.bash("First.", "echo ONE"), BROKEN, Reply.say("All done now."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = home(api);
            try (SupervisedScreen screen = start(home, client)) {
                long before = screen.client();
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT);
                Request last = api.log().main().get(api.log().main().size() - 1);
                assertEquals(List.of("ONE"), last.toolResults());
                assertTrue(last.prompts().get(last.prompts().size() - 1).startsWith(GO_ON), last.prompts()::toString);
                assertEquals(before, screen.client(), "the same process");
                assertEquals(0, quit(screen));
                screen.assertSane();
            }
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aRequestThatHangsIsGivenUpAndTheSessionResumed(RealClient client) throws Exception {
        Script script = Script.of(
                Reply.bash("First.", "echo ONE"),
                Reply.say("Half of it").cutMidBlock(Interruption.Way.HANG),
                Reply.say("All done now."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = home(api);
            try (SupervisedScreen screen = start(home, client, "--stall-after", "8s")) {
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT);
                Request last = api.log().main().get(api.log().main().size() - 1);
                assertEquals(List.of("ONE"), last.toolResults());
                assertEquals(1, home.sessions().size());
                assertEquals(0, quit(screen));
                screen.assertSane();
            }
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aKeyThatIsRefusedEndsWithItsReason(RealClient client) throws Exception {
        Script script = Script.inTurn(
                List.of(Reply.bash("First.", "echo ONE")),
                Reply.httpError(401, "authentication_error", "invalid x-api-key"));
        try (ScriptedApi api = new ScriptedApi(script);
                SupervisedScreen screen = start(home(api), client)) {
            assertEquals(77, screen.awaitStatus());
            String said = screen.terminal().scrollback();
            assertTrue(said.contains("belay: "), said);
            assertTrue(said.contains("claude --resume "), said);
            screen.assertSane();
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aClientThatHoldsTooMuchIsStartedAnewBetweenTwoTurns(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done now.")))) {
            ClientHome home = home(api);
            try (SupervisedScreen screen = start(home, client, "--recycle-above", "20M")) {
                long before = screen.client();
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT);
                screen.terminal().await("another process", SupervisedScreen.LIMIT, () -> Processes.client(
                                screen.terminal().pid())
                        .filter(now -> now.pid() != before)
                        .isPresent());
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT);
                assertEquals(1, api.log().main().size(), "nothing was asked of the model");
                assertEquals(1, home.sessions().size());
                assertEquals(0, quit(screen));
            }
        }
    }

    /** A service manager starts the same words again: the client alone would refuse its own session. */
    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void theSameSessionIdGoesOnWhereItStopped(RealClient client) throws Exception {
        String session = "5f0c8a3e-0000-4000-8000-0123456789ab";
        Reply tool = Reply.bash("First.", "echo ONE; sleep 600");
        try (ScriptedApi api = new ScriptedApi(Script.of(tool, Reply.say("All done now.")))) {
            ClientHome home = home(api);
            List<String> arguments = List.of(
                    Launcher.path().toString(),
                    "run",
                    "--unattended",
                    "--claude",
                    client.executable().toString(),
                    "--",
                    "-p",
                    "--session-id",
                    session,
                    "do it");
            String said = endedInItsTool(home, arguments);
            assertTrue(said.contains("claude --resume " + session), said);
            assertTrue(done(home, arguments).contains("All done now"));
            Request last = api.log().main().get(1);
            // 2.1.329 writes what became of the command; 2.1.116 forgets that it had begun.
            boolean known = last.toolResults().toString().contains("Exit code 137")
                    || last.prompts().get(last.prompts().size() - 1).contains("echo ONE; sleep 600");
            assertTrue(known, () -> last.prompts() + " " + last.toolResults());
            assertEquals(List.of(session), home.sessions());
        }
    }

    private String endedInItsTool(ClientHome home, List<String> arguments) throws IOException, InterruptedException {
        Process process = home.process(arguments)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("first").toFile())
                .start();
        long end = System.nanoTime() + SupervisedScreen.LIMIT.toNanos();
        while (home.records("echo ONE") == 0) {
            assertTrue(System.nanoTime() < end, "the tool call was never written down");
            Thread.sleep(50);
        }
        process.destroy();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
        return Files.readString(folder.resolve("first"));
    }

    private String done(ClientHome home, List<String> arguments) throws IOException, InterruptedException {
        Process process = home.process(arguments)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("second").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("errors")));
        return Files.readString(folder.resolve("second"));
    }
}
