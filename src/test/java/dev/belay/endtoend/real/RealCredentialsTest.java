package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Unattended over Bedrock: keys that expire in the night are waited for while somebody can write new ones. */
@Timeout(600)
class RealCredentialsTest {
    private static final Reply EXPIRED = Reply.httpError(
            403,
            "ExpiredTokenException",
            "The security token included in the request is expired",
            "x-should-retry",
            "false");

    @TempDir
    Path folder;

    private ClientHome home;

    private void home(ScriptedApi api) throws IOException {
        home = new ClientHome(folder.resolve("home"), api.url())
                .over(Wires.BEDROCK, api.url())
                .with("AWS_PROFILE", "dev")
                .with("AWS_ACCESS_KEY_ID", "")
                .with("AWS_SECRET_ACCESS_KEY", "")
                .with("CLAUDE_CODE_MAX_RETRIES", "0");
        Files.createDirectories(home.home().resolve(".aws"));
        Files.writeString(home.home().resolve(".aws/config"), "[profile dev]\nregion = us-west-2\n");
    }

    /** As a tool does it that signs in: written aside, then put in its place. */
    private void keys(Duration left) throws IOException {
        Path aside = Files.writeString(
                home.home().resolve(".aws/aside"),
                "[dev]\naws_access_key_id = AKIAMADEUP\naws_secret_access_key = hunter2\naws_session_token = hunter2\n"
                        + "aws_expiration = " + Instant.now().plus(left).truncatedTo(ChronoUnit.SECONDS) + "\n");
        Files.move(aside, home.home().resolve(".aws/credentials"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Process start(RealClient client, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--unattended"));
        command.addAll(List.of(options));
        command.addAll(List.of("--claude", client.executable().toString(), "--", "-p", "do it"));
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

    private void awaitWords(String words, Process process) throws Exception {
        while (!said("errors").contains(words)) {
            assertTrue(process.isAlive(), said("errors"));
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        Files.createFile(folder.resolve("errors"));
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void waitsUntilSomebodyHasWrittenNewKeysAndFinishesTheTask(RealClient client) throws Exception {
        AtomicBoolean renewed = new AtomicBoolean();
        // 2.1.332 tries again by itself, so it is refused as long as the keys are the old ones.
        Script script = request -> request.toolResults().isEmpty()
                ? Reply.bash("First.", "echo ONE")
                : renewed.get() ? Reply.say("All done.") : EXPIRED;
        try (ScriptedApi api = new ScriptedApi(script)) {
            home(api);
            keys(Duration.ofSeconds(2));
            Process process = start(client, "--no-preflight");
            awaitWords("Waiting for that until ", process);
            int asked = api.log().main().size();
            renewed.set(true);
            keys(Duration.ofHours(2));
            assertEquals(0, end(process), said("errors"));
            assertTrue(said("out").contains("All done."), said("out"));
            assertTrue(said("errors").contains("; going on"), said("errors"));
            assertEquals(asked + 1, api.log().main().size(), "while it waited nobody asked the API");
            assertFalse((said("errors") + said("out")).contains("hunter2"));
        }
    }

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void endsWith77WhenNobodyDoes(RealClient client) throws Exception {
        Script script = Script.inTurn(List.of(Reply.bash("First.", "echo ONE")), EXPIRED);
        try (ScriptedApi api = new ScriptedApi(script)) {
            home(api);
            keys(Duration.ofSeconds(2));
            assertEquals(77, end(start(client, "--no-preflight", "--credentials-wait", "4s")), said("errors"));
            assertTrue(said("errors").contains("nobody renewed the credentials within 4 s"), said("errors"));
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void keysOfTheShellAreNotWaitedFor(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), EXPIRED))) {
            home(api);
            home.with("AWS_PROFILE", "")
                    .with("AWS_ACCESS_KEY_ID", "AKIAMADEUP")
                    .with("AWS_SECRET_ACCESS_KEY", "hunter2");
            assertEquals(77, end(start(client)), said("errors"));
            assertFalse(said("errors").contains("Waiting for that"), said("errors"));
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aSignalEndsTheWait(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.inTurn(List.of(), EXPIRED))) {
            home(api);
            keys(Duration.ofSeconds(2));
            Process process = start(client, "--no-preflight");
            awaitWords("Waiting for that until ", process);
            process.destroy();
            assertEquals(143, end(process), said("errors"));
            assertTrue(said("errors").contains("stopped waiting; to continue: `"), said("errors"));
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void aStartWithExpiredKeysIsRefused(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("never")))) {
            home(api);
            keys(Duration.ofHours(-2));
            assertEquals(77, end(start(client)), said("errors"));
            assertTrue(
                    said("errors").contains("the temporary access key of profile dev expired 2 h ago"), said("errors"));
            assertEquals(0, api.log().main().size());
        }
    }
}
