package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Print mode, unattended: limits are waited for, what needs a person ends at once, and a wait can be broken off. */
@Timeout(600)
@InTurns(3)
class RealLimitsTest {
    /** Time enough for a busy machine to see it before it has come. */
    private static final String NEAR = "Number of requests exceeded, try again in 12 seconds";

    private static final String FAR = "Number of requests exceeded, try again in 3 hours";

    @TempDir
    Path folder;

    private static Reply limited(String message) {
        return Reply.httpError(429, "rate_limit_error", message, "x-should-retry", "false");
    }

    private ClientHome home(ScriptedApi api) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
    }

    private static List<String> words(RealClient client, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--unattended"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--claude", client.executable().toString(), "--", "-p", "do it"));
        return arguments;
    }

    private Process start(ClientHome home, RealClient client, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString()));
        command.addAll(words(client, options));
        return home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private int end(Process process) throws InterruptedException {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it has not ended");
        return process.exitValue();
    }

    private void awaitWords(String words) throws Exception {
        while (!said("errors").contains(words)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void waitsForTheResetAndFinishesTheTask(RealClient client) throws Exception {
        Script script = Script.of(Reply.bash("First.", "echo ONE"), limited(NEAR), Reply.say("All done."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            int status = end(start(home(api), client));
            String errors = said("errors");
            assertEquals(0, status, errors);
            assertTrue(said("out").contains("All done."), said("out"));
            assertTrue(errors.contains("waiting until "), errors);
            assertTrue(errors.contains("(attempt 1 of 5)"), errors);
            Request resumed = api.awaitRequest(3);
            assertEquals(List.of("ONE"), resumed.toolResults());
            assertTrue(resumed.prompts().contains("do it"), resumed.prompts()::toString);
        }
    }

    @RealClientTest("2.1.116")
    void anApiThatAlwaysFailsCostsNoMoreThanTheBudget(RealClient client) throws Exception {
        Script script = Script.inTurn(List.of(), Reply.httpError(529, "overloaded_error", "Overloaded"));
        try (ScriptedApi api = new ScriptedApi(script)) {
            int status = end(start(home(api), client, "--max-recoveries", "2"));
            assertEquals(75, status, said("errors"));
            assertTrue(said("errors").contains("giving up: 2 recoveries"), said("errors"));
            assertEquals(3, api.log().main().size());
        }
    }

    @RealClientTest("2.1.116")
    void moneyNeedsAPersonAtOnce(RealClient client) throws Exception {
        String message = "Your credit balance is too low to access the Anthropic API.";
        Script script = Script.inTurn(List.of(), Reply.httpError(400, "invalid_request_error", message));
        try (ScriptedApi api = new ScriptedApi(script)) {
            assertEquals(77, end(start(home(api), client)), said("errors"));
            assertEquals(1, api.log().main().size());
        }
    }

    @RealClientTest("2.1.116")
    void aWaitBeyondTheDeadlineIsNotBegun(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), limited(FAR)))) {
            assertEquals(75, end(start(home(api), client, "--deadline", "1h")), said("errors"));
            assertTrue(said("errors").contains("after the deadline at "), said("errors"));
        }
    }

    @RealClientTest("2.1.116")
    void sigtermBreaksOffAWaitAndSaysHowToGoOn(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), limited(FAR)))) {
            Process process = start(home(api), client);
            awaitWords("belay: resuming at ");
            process.destroy();
            assertEquals(143, end(process), said("errors"));
            assertTrue(said("errors").contains("stopped waiting; to continue: `claude --resume "), said("errors"));
        }
    }

    @RealClientTest("2.1.116")
    void controlCGivesUpAWait(RealClient client) throws Exception {
        breakOff(words(client), client);
    }

    /** A client that believes to be on a terminal and yet ends with its turn: Belay has the terminal then. */
    @RealClientTest("2.1.116")
    void onATerminalItCountsDown(RealClient client) throws Exception {
        Path claude = folder.resolve("claude");
        Files.writeString(claude, "#!/bin/sh\nexec \"" + client.executable() + "\" -p \"$@\"\n");
        Files.setPosixFilePermissions(claude, PosixFilePermissions.fromString("rwxr-xr-x"));
        String screen = breakOff(List.of("run", "--unattended", "--claude", claude.toString(), "--", "do it"), client);
        assertTrue(screen.contains("; Ctrl-C gives up"), screen);
    }

    /** Ctrl-C reaches the shell as well, so the status is not to be seen here: it dies of the same signal. */
    private String breakOff(List<String> arguments, RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), limited(FAR)))) {
            try (SupervisedScreen screen = SupervisedScreen.belay(home(api), arguments.toArray(new String[0]))) {
                String waiting = screen.terminal()
                        .awaitScreen(
                                "resuming at (?:[A-Z][a-z]+ )?[0-9:]+, in [23] h [0-9]+ min", SupervisedScreen.LIMIT);
                screen.terminal().key("C-c");
                screen.terminal().awaitScreen("stopped waiting; to continue:\\s+`claude", SupervisedScreen.LIMIT);
                assertEquals(-2, screen.terminal().awaitEnd(SupervisedScreen.LIMIT));
                assertEquals(1, api.log().main().size(), client::toString);
                return waiting;
            }
        }
    }
}
