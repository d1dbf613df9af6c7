package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.notify.Hostile;
import dev.belay.notify.channel.NotificationDaemon;
import dev.belay.notify.channel.Receiver;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People hear of a session that has fallen, and what they click is done. */
@Timeout(600)
@InTurns(3)
class RealNotificationsTest {
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
    private static final Reply OVERLOADED = Reply.httpError(529, "overloaded_error", "Overloaded <b>now</b> & \u202e");

    @TempDir
    Path folder;

    private ClientHome home(ScriptedApi api) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url()).with("CLAUDE_CODE_MAX_RETRIES", "0");
    }

    private static void settings(ClientHome home, String channels) throws IOException {
        Path file = home.home().resolve(".config/belay/settings.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"notifications\": {\"channels\": [" + channels + "]}}");
    }

    private Process start(ClientHome home, RealClient client, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Launcher.path().toString(), "run", "--unattended"));
        command.addAll(List.of(options));
        command.addAll(List.of("--claude", client.executable().toString(), "--", "-p", "do it"));
        return home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private int end(Process process) throws Exception {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it has not ended");
        return process.exitValue();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    /** A terminal that runs what it is told to and has no shell after that. */
    private String terminal() throws IOException {
        Path terminal = folder.resolve("terminal");
        Files.writeString(terminal, "#!/bin/sh\nshift; SHELL=/bin/true exec \"$@\"\n");
        return Files.setPosixFilePermissions(terminal, PosixFilePermissions.fromString("rwxr-xr-x"))
                .toString();
    }

    private static void join(ClientHome home, NotificationDaemon daemon) {
        home.with("DBUS_SESSION_BUS_ADDRESS", daemon.environment().get("DBUS_SESSION_BUS_ADDRESS"));
    }

    private static void assertSigned(Receiver.Received got) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        String signed = got.header("Webhook-id") + "." + got.header("Webhook-timestamp") + "." + got.body();
        byte[] expected = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        assertEquals("v1," + Base64.getEncoder().encodeToString(expected), got.header("Webhook-signature"));
    }

    @RealClientTest("2.1.116")
    void anUnattendedSessionThatIsGivenUpShowsAPopupAndAClickResumesIt(RealClient client) throws Exception {
        NotificationDaemon.require();
        Script script = Script.of(OVERLOADED, Reply.say("All done."));
        try (ScriptedApi api = new ScriptedApi(script);
                NotificationDaemon daemon = new NotificationDaemon(folder)) {
            ClientHome home = home(api).with("TERMINAL", terminal());
            join(home, daemon);
            assertEquals(75, end(start(home, client, "--max-recoveries", "0")), errors());
            String shown = daemon.lastShown();
            assertTrue(shown.contains("Claude has stopped in project"), shown);
            Hostile.assertHarmless(daemon.lastBody().replace("&amp;", ""));
            daemon.click("default");
            Request resumed = api.awaitRequest(2);
            assertTrue(resumed.prompts().toString().contains("do it"), resumed.prompts()::toString);
            assertEquals(1, home.sessions().size());
        }
    }

    @RealClientTest("2.1.116")
    void aClickAnswersTheQuestionOnTheTerminal(RealClient client) throws Exception {
        NotificationDaemon.require();
        Script script = Script.of(
                Reply.bash("First one thing.", "echo ONE"),
                Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG),
                Reply.say("Back again."));
        try (ScriptedApi api = new ScriptedApi(script);
                NotificationDaemon daemon = new NotificationDaemon(folder)) {
            ClientHome home = home(api);
            join(home, daemon);
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "do it")) {
                api.awaitRequest(2);
                screen.terminal().await("result", SupervisedScreen.LIMIT, () -> home.records("\"tool_result\"") > 0);
                Processes.signal("KILL", screen.client());
                screen.awaitOffer();
                assertTrue(daemon.lastShown().contains("Claude needs you in project"), daemon::lastShown);
                daemon.click("default");
                screen.awaitIdle();
                screen.terminal().submit("go on");
                assertTrue(api.awaitRequest(3).prompts().containsAll(List.of("do it", "go on")));
                screen.terminal().awaitScreen("Back again\\.", SupervisedScreen.LIMIT);
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
            }
        }
    }

    @RealClientTest("2.1.116")
    void oneSignedWebhookForEachIncidentAndAKeyOnTheKeyboardClosesThePopup(RealClient client) throws Exception {
        NotificationDaemon.require();
        Script script = Script.of(Reply.say("Half an answer").cutMidBlock(Interruption.Way.HANG));
        try (ScriptedApi api = new ScriptedApi(script);
                Receiver receiver = new Receiver(200);
                NotificationDaemon daemon = new NotificationDaemon(folder)) {
            ClientHome home = home(api);
            join(home, daemon);
            settings(
                    home,
                    "{\"type\": \"desktop\"}, {\"type\": \"webhook\", \"url\": \"" + receiver.url("/hook")
                            + "\", \"secret\": \"whsec_" + KEY + "\"}");
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "the secret plan")) {
                api.awaitRequest(1);
                Processes.signal("KILL", screen.client());
                screen.awaitOffer();
                Receiver.Received got = receiver.next();
                assertSigned(got);
                assertTrue(got.body().contains("\"type\":\"belay.person-needed\""), got.body());
                assertTrue(got.body().contains("\"failure\":\"killed\""), got.body());
                assertFalse(got.body().contains("secret plan"), got.body());
                daemon.lastShown();
                screen.terminal().key("q");
                daemon.await("closed 1");
                screen.awaitStatus();
                assertEquals(1, receiver.count());
            }
        }
    }

    @RealClientTest("2.1.116")
    void channelsThatFailOrHangDelayNoRecovery(RealClient client) throws Exception {
        Script script = Script.of(
                OVERLOADED,
                Reply.bash("First one thing.", "echo ONE"),
                OVERLOADED,
                Reply.bash("Then another.", "echo TWO"),
                Reply.say("All done."));
        String gone;
        try (Receiver closed = new Receiver(200)) {
            gone = closed.url("/gone");
        }
        try (ScriptedApi api = new ScriptedApi(script);
                Receiver hanging = new Receiver(Receiver.HANG);
                Receiver broken = new Receiver(500)) {
            ClientHome home = home(api);
            String webhook = "{\"type\": \"webhook\", \"secret\": \"whsec_" + KEY + "\", \"url\": \"";
            settings(
                    home,
                    webhook + hanging.url("/") + "\"}, " + webhook + broken.url("/") + "\"}, " + webhook + gone
                            + "\"}, {\"type\": \"exec\", \"command\": [\"sleep\", \"20\"]}");
            assertEquals(0, end(start(home, client)), errors());
            assertEquals(5, api.log().main().size());
            // It was told all the while, and the one that hangs hangs still.
            assertTrue(hanging.next().body().contains("belay.recovered"));
            assertSigned(broken.next());
        }
    }
}
