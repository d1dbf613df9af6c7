package dev.belay.command.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.Pty;
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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a real client reports of its state is what `belay diagnose` says of the session that runs, in a tmux that does not know the question. */
@Timeout(240)
@InTurns(3)
class RealStatusTest {
    private static final Reply BROKEN = Reply.httpError(500, "api_error", "Internal server error");
    private static final String ANSWER = "\033]7501;?\007";
    private static final String ATTRIBUTES = "\033[?1;2c";

    @TempDir
    Path folder;

    private static Reply fiveHourLimit() {
        return Reply.httpError(
                429,
                "rate_limit_error",
                "This request would exceed your account's rate limit.",
                "anthropic-ratelimit-unified-status",
                "rejected",
                "anthropic-ratelimit-unified-representative-claim",
                "five_hour",
                "anthropic-ratelimit-unified-reset",
                Long.toString(Instant.now().getEpochSecond() + 9_000));
    }

    private ClientHome home(ScriptedApi api) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
    }

    /** Without Bash being allowed: a command is asked for. */
    private static void askForCommands(ClientHome home) throws IOException {
        Files.writeString(
                home.configuration().resolve("settings.json"),
                "{\"permissions\": {\"defaultMode\": \"default\", \"disableAutoMode\": \"disable\"}}");
    }

    /** How `belay diagnose --json` sees the session that runs, once it says so of its state. */
    private JsonNode diagnosed(ClientHome home, RealClient client, String state, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--claude", client.executable().toString(), "--", "do it"));
        try (SupervisedScreen screen = SupervisedScreen.belay(home, arguments.toArray(new String[0]))) {
            JsonNode[] last = new JsonNode[1];
            screen.terminal().await("state " + state, SupervisedScreen.LIMIT, () -> {
                last[0] = diagnose(home);
                return state.equals(last[0].at("/session/state/name").asText());
            });
            return last[0];
        }
    }

    private JsonNode diagnose(ClientHome home) {
        try {
            Path said = folder.resolve("said");
            Process process = home.process(List.of(Launcher.path().toString(), "diagnose", "--json"))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(said.toFile())
                    .start();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            return new ObjectMapper().readTree(said.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String source(JsonNode diagnosis) {
        return diagnosis.at("/session/state/source").asText();
    }

    @RealClientTest({RealClient.NEWEST})
    void aFailedTurnIsReported(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(BROKEN))) {
            JsonNode diagnosis = diagnosed(home(api), client, "error");
            assertEquals("server-error", diagnosis.get("failure").asText());
            assertEquals("status-report", source(diagnosis));
            assertTrue(diagnosis.at("/session/state/message").asText().contains("500"), diagnosis::toString);
        }
    }

    @RealClientTest({RealClient.NEWEST})
    void aLimitIsReported(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(fiveHourLimit()))) {
            JsonNode diagnosis = diagnosed(home(api).subscribed(), client, "error");
            assertEquals("usage-limit", diagnosis.get("failure").asText());
            assertEquals("status-report", source(diagnosis));
            assertTrue(diagnosis.at("/session/state/message").asText().contains("limit"), diagnosis::toString);
        }
    }

    @RealClientTest({RealClient.NEWEST})
    void aPermissionIsReported(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("First.", "touch one")))) {
            ClientHome home = home(api);
            askForCommands(home);
            JsonNode diagnosis = diagnosed(home, client, "blocked");
            assertEquals("waiting-for-human", diagnosis.get("failure").asText());
            assertEquals("status-report", source(diagnosis));
            assertEquals("permission", diagnosis.at("/session/state/kind").asText());
            assertTrue(diagnosis.at("/session/state/message").asText().contains("touch one"), diagnosis::toString);
        }
    }

    @RealClientTest({RealClient.NEWEST})
    void anAnsweredTurnIsReported(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done now.")))) {
            JsonNode diagnosis = diagnosed(home(api), client, "done");
            assertEquals("finished", diagnosis.get("failure").asText());
            assertEquals("status-report", source(diagnosis));
        }
    }

    @RealClientTest({RealClient.NEWEST})
    void withTheReportsSwitchedOffTheOldSourcesSayTheSame(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("First.", "touch one")))) {
            ClientHome home = home(api);
            askForCommands(home);
            JsonNode diagnosis = diagnosed(home, client, "waiting", "--no-status-reports");
            assertEquals("waiting-for-human", diagnosis.get("failure").asText());
            assertEquals("session-file", source(diagnosis));
        }
        try (ScriptedApi api = new ScriptedApi(Script.of(BROKEN))) {
            ClientHome home = new ClientHome(folder.resolve("other"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
            JsonNode[] failed = {diagnosed(home, client, "idle", "--no-status-reports")};
            assertEquals("server-error", failed[0].get("failure").asText());
            assertEquals("session-file", source(failed[0]));
        }
    }

    /** The test is a terminal that shows states. */
    @RealClientTest({RealClient.NEWEST})
    void aDeathIsShownAndTakenBackWhenTheSessionGoesOn(RealClient client) throws Exception {
        try (ScriptedApi api =
                new ScriptedApi(Script.of(Reply.bash("First.", "echo ONE; sleep 600"), Reply.say("Done.")))) {
            List<String> command = List.of(
                    Launcher.path().toString(),
                    "run",
                    "--claude",
                    client.executable().toString(),
                    "--",
                    "do it");
            ClientHome home = home(api);
            try (Pty pty = new Pty(home.project(), home.environment(), command)) {
                pty.await("\033]7501;?\007");
                pty.type(ANSWER + ATTRIBUTES);
                pty.await("state=working");
                long end = System.nanoTime() + SupervisedScreen.LIMIT.toNanos();
                while (home.records("sleep 600") == 0) {
                    assertTrue(System.nanoTime() < end, "the tool call was never written down");
                    Thread.sleep(50);
                }
                Processes.client(pty.pid()).orElseThrow().destroyForcibly();
                pty.await("state=error:app=claude-code:msg=");
                pty.await("[r]");
                pty.await("Enter: ");
                assertFalse(pty.text().contains("state=clear"));
                pty.type("r");
                pty.await("state=clear");
                pty.await("\033]7501;?\007");
                pty.type(ANSWER + ATTRIBUTES);
                pty.await("\033]7501;state=");
            }
        }
    }

    @RealClientTest("2.1.116")
    void anOlderClientIsAnsweredNothing(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("All done now.")))) {
            ClientHome home = home(api);
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                screen.terminal().awaitScreen("All done now", SupervisedScreen.LIMIT);
                assertFalse(screen.terminal().scrollback().contains("7501"), "nothing is typed into it");
                assertTrue(diagnose(home).at("/session/state").isMissingNode());
            }
        }
    }
}
