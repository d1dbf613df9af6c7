package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.files.BelayDirectories;
import dev.belay.journal.Journal;
import dev.belay.journal.JournalEntry;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.Rotation;
import dev.belay.testing.network.RecordingProxy;
import dev.belay.testing.network.RecordingProxy.Asked;
import dev.belay.testing.network.TlsFront;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The network is lost in the middle of a task while the provider is named in one of the ways in which it can be: Belay
 * waits for the host that the client asks, for no other, and spends one recovery. All connections go through a proxy that
 * notes their hosts; nothing leaves the machine.
 */
@Tag("real-client")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RealLostNetworkTest {
    private static final String REGION = "eu-west-1";
    private static final String HOST = "bedrock-mantle." + REGION + ".api.aws";
    private static final String VARIABLES = "\"CLAUDE_CODE_USE_MANTLE\": \"1\", \"AWS_REGION\": \"" + REGION + "\"";
    /** Minutes and more where somebody wants to know, otherwise long enough for the second probe. */
    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("belay.outage", 8));

    @TempDir
    Path folder;

    /** Where the provider is named. */
    enum Named {
        SHELL {
            @Override
            void in(ClientHome home) {
                home.with("CLAUDE_CODE_USE_MANTLE", "1").with("AWS_REGION", REGION);
            }
        },
        USER_SETTINGS {
            @Override
            void in(ClientHome home) throws IOException {
                Path file = home.configuration().resolve("settings.json");
                String before = Files.readString(file).strip();
                Files.writeString(file, before.substring(0, before.length() - 1) + ", \"env\": {" + VARIABLES + "}}");
            }
        },
        PROJECT_SETTINGS {
            @Override
            void in(ClientHome home) throws IOException {
                write(home.project().resolve(".claude/settings.json"), "{\"env\": {" + VARIABLES + "}}");
            }
        },
        AWS_CONFIGURATION {
            @Override
            void in(ClientHome home) throws IOException {
                home.with("CLAUDE_CODE_USE_MANTLE", "1").with("AWS_PROFILE", "work");
                write(home.home().resolve(".aws/config"), "[profile work]\nregion = " + REGION + "\n");
            }
        };

        abstract void in(ClientHome home) throws IOException;

        private static void write(Path file, String content) throws IOException {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
    }

    private static RealClient inTurn(String version, Named named) {
        Rotation.takeTurns(named.name(), version, 4);
        return RealClient.of(version);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "2.1.116, SHELL",
        "2.1.116, USER_SETTINGS",
        "2.1.116, PROJECT_SETTINGS",
        "newest, SHELL",
        "newest, USER_SETTINGS",
        "newest, PROJECT_SETTINGS",
        "newest, AWS_CONFIGURATION"
    })
    void waitsForTheHostThatTheClientAsksAndForNoOther(String version, Named named) throws Exception {
        Script script = Script.of(Reply.bash("First.", "echo ONE; sleep 3"), Reply.say("All done."));
        try (ScriptedApi api = new ScriptedApi(script);
                TlsFront front = new TlsFront(api.url(), folder);
                RecordingProxy proxy = new RecordingProxy(front.port())) {
            ClientHome home = home(api, proxy);
            named.in(home);
            Process process = start(home, inTurn(version, named));
            api.awaitRequest(1);
            proxy.down(true);
            awaitWords(process, HOST + " cannot be reached through the proxy 127.0.0.1:");
            TimeUnit.MILLISECONDS.sleep(OUTAGE.toMillis());
            proxy.down(false);
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it has not ended");

            String errors = said("errors");
            assertEquals(0, process.exitValue(), errors);
            assertTrue(said("out").contains("All done."), said("out"));
            assertTrue(errors.contains(HOST + " can be reached again"), errors);
            assertTrue(errors.contains("attempt 1 of"), errors);
            assertFalse(errors.contains("attempt 2 of"), errors);
            assertEquals(
                    List.of(HOST + ":443"),
                    proxy.asked().stream()
                            .filter(Asked::byBelay)
                            .map(Asked::host)
                            .distinct()
                            .collect(Collectors.toList()));
        }
    }

    /** A client that is alive at its prompt is told to go on once the network is back, and not before. */
    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void aClientAtItsPromptIsToldWhenTheNetworkIsBack(RealClient client) throws Exception {
        Script script = Script.of(Reply.bash("First.", "echo ONE; sleep 3"), Reply.say("All done."));
        try (ScriptedApi api = new ScriptedApi(script);
                TlsFront front = new TlsFront(api.url(), folder);
                RecordingProxy proxy = new RecordingProxy(front.port())) {
            ClientHome home = home(api, proxy);
            Named.PROJECT_SETTINGS.in(home);
            String claude = client.executable().toString();
            try (SupervisedScreen screen =
                    SupervisedScreen.belay(home, "run", "--unattended", "--claude", claude, "--", "do it")) {
                api.awaitRequest(1);
                proxy.down(true);
                while (proxy.asked().stream().filter(Asked::byBelay).count() < 2) {
                    TimeUnit.MILLISECONDS.sleep(20);
                }
                proxy.down(false);
                while (home.records("All done.") == 0) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                screen.awaitIdle();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
            }
            List<JournalEntry> incidents =
                    new Journal(BelayDirectories.state(home.environment()), warning -> {}).incidents();
            assertEquals(
                    List.of("network-lost"),
                    incidents.stream().map(JournalEntry::failure).toList());
            assertEquals(2, api.log().main().size());
            assertTrue(proxy.asked().stream().filter(Asked::byBelay).allMatch(asked -> asked.host()
                    .equals(HOST + ":443")));
        }
    }

    private ClientHome home(ScriptedApi api, RecordingProxy proxy) throws IOException {
        return new ClientHome(folder.resolve("home"), api.url())
                .with("CLAUDE_CODE_MAX_RETRIES", "0")
                .with("HTTPS_PROXY", proxy.url().toString())
                .with("NODE_TLS_REJECT_UNAUTHORIZED", "0")
                .with("AWS_EC2_METADATA_DISABLED", "true")
                .with("AWS_BEARER_TOKEN_BEDROCK", "made-up");
    }

    private Process start(ClientHome home, RealClient client) throws IOException {
        List<String> command = List.of(
                Launcher.path().toString(),
                "run",
                "--unattended",
                "--claude",
                client.executable().toString(),
                "--",
                "-p",
                "do it");
        return home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private void awaitWords(Process process, String words) throws Exception {
        while (!said("errors").replaceAll("\\s+", " ").contains(words)) {
            assertTrue(process.isAlive(), said("errors") + said("out"));
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
