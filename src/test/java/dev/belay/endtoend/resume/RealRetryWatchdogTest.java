package dev.belay.endtoend.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Unattended, claude itself sits out limits and overload where it can, and Belay takes over where it gives up. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
@InTurns(3)
class RealRetryWatchdogTest {
    private static final Reply OVERLOADED = Reply.httpError(529, "overloaded_error", "Overloaded");

    @TempDir
    Path folder;

    /** A plan's limit that is lifted so much later. */
    private static Reply limit(Duration later) {
        String reset = Long.toString(Instant.now().plus(later).getEpochSecond());
        return Reply.httpError(
                429,
                "rate_limit_error",
                "This request would exceed your account's rate limit. Please try again later.",
                "anthropic-ratelimit-unified-status",
                "rejected",
                "anthropic-ratelimit-unified-reset",
                reset,
                "anthropic-ratelimit-unified-representative-claim",
                "five_hour",
                "retry-after",
                Long.toString(later.toSeconds()));
    }

    /** Lifted so long after the first request, however long a busy machine takes until that. */
    private static Script limitedOnce(Duration length) {
        int[] requests = {0};
        return request -> requests[0]++ == 0 ? limit(length) : Reply.say("All done.");
    }

    private int print(ClientHome home, RealClient client, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--unattended"));
        command.addAll(List.of(options));
        command.addAll(List.of("--claude", client.executable().toString(), "--", "-p", "do it"));
        Process process = home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertTrue(process.waitFor(200, TimeUnit.SECONDS), "it has not ended");
        return process.exitValue();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private ClientHome home(ScriptedApi api) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url());
    }

    @RealClientTest(
            value = {RealClient.NEWEST},
            everyVersion = true)
    void aLimitIsSatOutInsideTheProcess(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(limitedOnce(Duration.ofSeconds(80)))) {
            int status = print(home(api).subscribed(), client);
            assertEquals(0, status, errors());
            assertEquals(2, api.log().main().size());
            assertTrue(errors().contains("You have reached your plan's usage limit. Claude tries again"), errors());
            assertFalse(errors().contains("resuming"), errors());
        }
    }

    @RealClientTest({RealClient.NEWEST})
    void moreOverloadThanTheUsualRetriesWouldOutlastIsSatOut(RealClient client) throws Exception {
        Script script = Script.of(OVERLOADED, OVERLOADED, OVERLOADED, OVERLOADED, Reply.say("All done."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            assertEquals(0, print(home(api), client), errors());
            assertEquals(5, api.log().main().size());
            assertEquals("", errors());
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void onATerminalTheScreenIsClaudes(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(limitedOnce(Duration.ofSeconds(40)))) {
            ClientHome home = home(api).subscribed();
            try (SupervisedScreen screen = SupervisedScreen.belay(
                    home, "run", "--unattended", "--claude", client.executable().toString(), "--", "do it")) {
                screen.terminal().awaitScreen("retrying in", SupervisedScreen.LIMIT);
                String done = screen.terminal().awaitScreen("All done\\.", Duration.ofMinutes(3));
                assertFalse(done.contains("belay"), done);
                assertEquals(2, api.log().main().size());
            }
        }
    }

    /** As when the machine sleeps: neither of them runs when the limit is lifted. */
    @RealClientTest(RealClient.NEWEST)
    void whoSleptThroughTheResetGoesOnAfterIt(RealClient client) throws Exception {
        Duration length = Duration.ofSeconds(40);
        try (ScriptedApi api = new ScriptedApi(limitedOnce(length))) {
            String[] words = {
                "run", "--unattended", "--claude", client.executable().toString(), "--", "do it"
            };
            try (SupervisedScreen screen = SupervisedScreen.belay(home(api).subscribed(), words)) {
                screen.terminal().awaitScreen("retrying in", SupervisedScreen.LIMIT);
                Instant reset = Instant.now().plus(length);
                String[] both = {Long.toString(screen.supervisor()), Long.toString(screen.client())};
                signal("STOP", both);
                while (Instant.now().isBefore(reset)) {
                    TimeUnit.MILLISECONDS.sleep(200);
                }
                assertEquals(1, api.log().main().size());
                signal("CONT", both);
                screen.terminal().awaitScreen("All done\\.", SupervisedScreen.LIMIT);
                assertEquals(2, api.log().main().size());
            }
        }
    }

    private static void signal(String name, String... processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        command.addAll(List.of(processes));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }

    @RealClientTest(RealClient.NEWEST)
    void aLimitBeyondTheDeadlineIsGivenUpAtOnce(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), limit(Duration.ofHours(3))))) {
            assertEquals(75, print(home(api).subscribed(), client, "--deadline", "1h"), errors());
            assertTrue(errors().contains("after the deadline at "), errors());
            assertEquals(1, api.log().main().size());
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void whoWantsItOffGetsBelaysOwnWait(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(limitedOnce(Duration.ofSeconds(60)))) {
            assertEquals(0, print(home(api).subscribed(), client, "--no-retry-watchdog"), errors());
            assertTrue(errors().contains("waiting until "), errors());
        }
    }

    /** A client on a terminal goes on by itself only when the reset is less than a day away. */
    @RealClientTest(RealClient.NEWEST)
    void aResetMoreThanADayAwayIsWaitedForByBelay(RealClient client) throws Exception {
        Script script = Script.inTurn(List.of(Reply.bash("First.", "echo ONE")), limit(Duration.ofHours(26)));
        try (ScriptedApi api = new ScriptedApi(script)) {
            String executable = client.executable().toString();
            String[] words = {"run", "--unattended", "--no-retry-watchdog", "--claude", executable, "--", "do it"};
            try (SupervisedScreen screen = SupervisedScreen.belay(home(api).subscribed(), words)) {
                screen.terminal().awaitScreen("resuming at .*, in 1 d [12] h", SupervisedScreen.LIMIT);
                assertEquals(2, api.log().main().size());
                screen.terminal().key("C-c");
                screen.terminal().awaitScreen("stopped waiting; to continue", SupervisedScreen.LIMIT);
            }
        }
    }

    @RealClientTest("2.1.116")
    void anOlderClientIsLeftAsItIs(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(limitedOnce(Duration.ofSeconds(60)))) {
            assertEquals(0, print(home(api).subscribed(), client), errors());
            assertTrue(errors().contains("waiting until "), errors());
            assertEquals(2, api.log().main().size());
        }
    }
}
