package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Questions that stand in the way of an unattended session: answered where that does no harm, else left alone. */
@Timeout(600)
@Execution(ExecutionMode.CONCURRENT)
@InTurns(3)
class RealDialogsTest {
    @TempDir
    Path folder;

    private ClientHome home(ScriptedApi api) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
    }

    private static SupervisedScreen start(ClientHome home, RealClient client, String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--unattended"));
        words.addAll(List.of(options));
        words.addAll(List.of("--claude", client.executable().toString(), "--", "do it"));
        return SupervisedScreen.belay(home, words.toArray(new String[0]));
    }

    private static int quit(SupervisedScreen screen) {
        screen.awaitIdle();
        screen.terminal().submit("/exit");
        return screen.awaitStatus();
    }

    /** A blind Return would trust the folder in 2.1.116 and quit in 2.1.329. */
    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void whetherAFolderIsToBeTrustedIsLeftToAPerson(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            ClientHome home = untrusted(api);
            try (SupervisedScreen screen = start(home, client, "--deadline", "12s")) {
                screen.terminal().awaitScreen("one you trust", SupervisedScreen.LIMIT);
                assertEquals(124, screen.awaitStatus());
                assertEquals(List.of(), api.log().main());
                screen.assertSane();
            }
        }
    }

    private ClientHome untrusted(ScriptedApi api) throws IOException {
        ClientHome home = home(api);
        Path state = home.home().resolve(".claude.json");
        Files.writeString(
                state,
                Files.readString(state).replace("hasTrustDialogAccepted\" : true", "hasTrustDialogAccepted\" : false"));
        return home;
    }

    @RealClientTest({RealClient.NEWEST, "2.1.116"})
    void whoAsksForTheEndWhileItAsksGetsIt(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            try (SupervisedScreen screen = start(untrusted(api), client)) {
                screen.terminal().awaitScreen("one you trust", SupervisedScreen.LIMIT);
                long claude = screen.client();
                Processes.signal("TERM", screen.launcher());
                assertEquals(143, screen.awaitStatus());
                assertFalse(Processes.alive(claude));
                screen.assertSane();
            }
        }
    }

    /** The client offers a summary of an old and long session; the thresholds are lowered here. */
    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void anOldSessionIsResumedAsAWhole(RealClient client) throws Exception {
        Reply tool = Reply.bash("First.", "echo ONE; sleep 600");
        try (ScriptedApi api = new ScriptedApi(Script.of(tool, Reply.say("All done now.")))) {
            ClientHome home = home(api)
                    .with("CLAUDE_CODE_RESUME_TOKEN_THRESHOLD", "1")
                    .with("CLAUDE_CODE_RESUME_THRESHOLD_MINUTES", "0");
            try (SupervisedScreen screen = start(home, client)) {
                screen.terminal().await("tool", SupervisedScreen.LIMIT, () -> home.records("echo ONE") > 0);
                long first = screen.client();
                // The question is about records that are a minute old.
                ageTranscript(home);
                Processes.signal("KILL", first);
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT);
                assertEquals(1, home.sessions().size());
                assertEquals(0, home.records("\"compact_boundary\""));
                assertEquals(0, quit(screen));
            }
        }
    }

    private static void ageTranscript(ClientHome home) throws IOException {
        Path transcript = home.transcripts().get(0);
        String day = Instant.now().toString().substring(0, 10);
        Files.writeString(transcript, Files.readString(transcript).replace(day + "T", "2026-08-01T"));
    }

    private static ClientHome signedIn(ClientHome home) {
        return home.with("CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-made-up").with("ANTHROPIC_API_KEY", "");
    }

    /** The client shows minutes: one that is still ahead. */
    private static long nextMinute() {
        return (Instant.now().getEpochSecond() / 60 + 1) * 60 + 5;
    }

    private static Reply limit(long resetSeconds) {
        return Reply.httpError(
                429,
                "rate_limit_error",
                "This request would exceed your account's rate limit. Please try again later.",
                "anthropic-ratelimit-unified-status",
                "rejected",
                "anthropic-ratelimit-unified-reset",
                Long.toString(resetSeconds),
                "anthropic-ratelimit-unified-representative-claim",
                "five_hour",
                "retry-after",
                "10800");
    }

    /** 2.1.116 opens a menu in which typed text would be lost: ended, waited for in our words, resumed. */
    @RealClientTest("2.1.116")
    void aLimitWithAMenuIsWaitedForOutside(RealClient client) throws Exception {
        long reset = nextMinute();
        Script script = Script.of(Reply.bash("First.", "echo ONE"), limit(reset), Reply.say("All done now."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = signedIn(home(api));
            try (SupervisedScreen screen = start(home, client)) {
                screen.terminal().awaitScreen("resuming at (?:[A-Z][a-z]+ )?[0-9:]+, in ", SupervisedScreen.LIMIT);
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT.multipliedBy(3));
                Request last = api.log().main().get(2);
                assertEquals(List.of("ONE"), last.toolResults());
                assertEquals(3, api.log().main().size());
                assertEquals(0, quit(screen));
            }
        }
    }

    /** 2.1.329 continues by itself: it is left to it, and its process stays the same. */
    @RealClientTest(RealClient.NEWEST)
    void aLimitThatTheClientSitsOutIsLeftToIt(RealClient client) throws Exception {
        long reset = nextMinute();
        Script script = Script.of(Reply.bash("First.", "echo ONE"), limit(reset), Reply.say("All done now."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = signedIn(home(api));
            try (SupervisedScreen screen = start(home, client)) {
                long before = screen.client();
                screen.terminal().awaitScreen("ontinuing automatically", SupervisedScreen.LIMIT);
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT.multipliedBy(4));
                assertEquals(before, screen.client(), "the same process");
                assertFalse(screen.terminal().screen().contains("The session was interrupted"));
                assertTrue(
                        api.log().main().size() <= 4,
                        () -> "" + api.log().main().size());
                assertEquals(0, quit(screen));
            }
        }
    }
}
