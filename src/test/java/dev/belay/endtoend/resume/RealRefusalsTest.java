package dev.belay.endtoend.resume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A resume that 2.1.332 refuses, each in the words of the client itself. */
@Timeout(240)
@InTurns(3)
class RealRefusalsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private static ScriptedApi api() throws Exception {
        Reply answer = Reply.say("All done.");
        return new ScriptedApi(Script.of(answer, answer, answer, answer, answer));
    }

    private static SupervisedScreen belay(ClientHome home, Path claude, String... words) {
        List<String> all = new java.util.ArrayList<>(List.of("run", "--claude", claude.toString()));
        all.addAll(List.of(words));
        return SupervisedScreen.belay(home, all.toArray(new String[0]));
    }

    /** Puts the session into the background; the service ends with its last session. Returns the job. */
    private static String background(ColdHome home, RealClient client, String session) throws Exception {
        String said = home.print(client, "--bg", "--resume", session, "wait").output();
        String job = said.lines()
                .filter(line -> line.contains("claude stop "))
                .map(line -> line.strip().split("\\s+")[2])
                .findFirst()
                .orElseThrow(() -> new AssertionError(said));
        long end = System.nanoTime() + SupervisedScreen.LIMIT.toNanos();
        // A client that starts before the service has made it known is not turned away.
        while (!home.holds(session) && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        return job;
    }

    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void theBackgroundSessionOfSomebodyElseIsLeftAlone(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api);
            String session = home.session(client);
            String job = background(home, client, session);
            try (SupervisedScreen screen =
                    belay(home.client(), client.executable(), "--unattended", "--", "--resume", session, "go on")) {
                assertEquals(75, screen.awaitStatus());
                screen.terminal().awaitScreen("`claude stop\\s+" + job + "` ends it", SupervisedScreen.LIMIT);
                assertTrue(home.print(client, "agents", "--json").output().contains(job), "it was ended");
            } finally {
                home.endService(client);
            }
        }
    }

    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void aPersonTakesTheSessionBackWithAKey(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api);
            String session = home.session(client);
            background(home, client, session);
            try (SupervisedScreen screen = belay(home.client(), client.executable(), "--", "--resume", session)) {
                screen.awaitOffer();
                screen.terminal().key("b");
                screen.terminal().awaitScreen("All done", SupervisedScreen.LIMIT);
                screen.awaitPrompt();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                assertEquals(
                        "[]", home.print(client, "agents", "--json").output().strip());
            } finally {
                home.endService(client);
            }
        }
    }

    /** The service takes the session up while Belay brings it back: the second start of claude finds it held. */
    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void aSessionOfTheRunItselfIsTakenBackUnattended(RealClient client) throws Exception {
        Reply fails = Reply.httpError(500, "api_error", "Internal server error");
        Reply answer = Reply.say("All done.");
        try (ScriptedApi api = new ScriptedApi(Script.of(fails, answer, answer, answer))) {
            ColdHome home = new ColdHome(folder, api);
            home.client().with("CLAUDE_CODE_MAX_RETRIES", "0");
            Path claude = Files.writeString(folder.resolve("claude"), """
                    #!/bin/sh
                    real='%s'
                    case " $* " in
                    *" --resume "*)
                        if mkdir "$HOME/held" 2>/dev/null; then
                            id=$(ls "$HOME"/.claude/projects/*/*.jsonl | sed 's/.*\\///; s/\\.jsonl//')
                            "$real" --bg --resume "$id" wait >"$HOME/held/said" 2>&1
                            until grep -q '"kind":"bg"' "$HOME"/.claude/sessions/*.json; do sleep 0.1; done
                        fi ;;
                    esac
                    exec "$real" "$@"
                    """.formatted(client.executable()));
            assertTrue(claude.toFile().setExecutable(true));
            try (SupervisedScreen screen = belay(home.client(), claude, "--unattended", "--", "-p", "do it")) {
                assertEquals(0, screen.awaitStatus());
                String text = screen.terminal().screen();
                assertTrue(text.contains("The session is running in the background."), text);
                assertTrue(text.contains("All done."), text);
                assertEquals(
                        "[]", home.print(client, "agents", "--json").output().strip());
            } finally {
                home.endService(client);
            }
            assertTrue(
                    Files.readString(home.client().home().resolve("held/said")).contains("claude stop "));
            assertEquals(1, home.client().sessions().size());
        }
    }

    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void aSessionOfAnotherOrganizationNeedsAPerson(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api);
            String session = home.session(client);
            home.append(JSON.readTree("""
                    {"type": "session-owner", "restricted": ["ldr"], "sessionId": "%s",
                     "accountUuid": "33333333-3333-4333-8333-333333333333",
                     "organizationUuid": "44444444-4444-4444-8444-444444444444"}""".formatted(session)));
            try (SupervisedScreen screen =
                    belay(home.client(), client.executable(), "--unattended", "--", "--resume", session, "go on")) {
                assertEquals(77, screen.awaitStatus());
                screen.terminal().awaitScreen("belongs to another organization or account", SupervisedScreen.LIMIT);
            }
            assertEquals(1, api.log().main().size());
        }
    }

    @RealClientTest(value = RealClient.NEWEST, everyVersion = true)
    void aSessionOfAnotherProviderNeedsAnotherSetting(RealClient client) throws Exception {
        try (ScriptedApi api = api()) {
            ColdHome home = new ColdHome(folder, api);
            String session = home.session(client);
            home.append(
                    JSON.readTree("{\"type\": \"repl-mode\", \"replMode\": true, \"sessionId\": \"" + session + "\"}"));
            home.client()
                    .with("CLAUDE_CODE_USE_BEDROCK", "1")
                    .with("CLAUDE_CODE_SKIP_BEDROCK_AUTH", "1")
                    .with("AWS_REGION", "us-east-1")
                    .with("ANTHROPIC_BEDROCK_BASE_URL", api.url().toString());
            try (SupervisedScreen screen = belay(
                    home.client(),
                    client.executable(),
                    "--unattended",
                    "--no-preflight",
                    "--",
                    "--resume",
                    session,
                    "go on")) {
                assertEquals(78, screen.awaitStatus());
                screen.terminal().awaitScreen("cannot be resumed on this provider", SupervisedScreen.LIMIT);
            }
            assertEquals(1, api.log().main().size());
        }
    }
}
