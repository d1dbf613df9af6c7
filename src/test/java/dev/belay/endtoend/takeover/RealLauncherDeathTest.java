package dev.belay.endtoend.takeover;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Processes;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import dev.belay.testing.client.InTurns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The launcher is killed, alone or with its JVM: nobody goes on wildly, and the way back is said. */
@InTurns(3)
class RealLauncherDeathTest {
    private static final String OLDER = "2.1.116";

    @TempDir
    Path folder;

    private PrintedTask task;

    @BeforeEach
    void task() {
        task = new PrintedTask(folder);
    }

    private SupervisedScreen onTerminal(ClientHome home, RealClient client, String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--no-notify", "--no-preflight"));
        words.addAll(List.of(options));
        words.addAll(List.of("--claude", client.executable().toString(), "--", "tell me"));
        return SupervisedScreen.belay(home, words.toArray(String[]::new));
    }

    private static void killBoth(long launcher, long jvm) throws Exception {
        new ProcessBuilder("/bin/kill", "-KILL", "" + launcher, "" + jvm)
                .start()
                .waitFor();
    }

    /** Nobody can type any more: it finishes what it is at, and does not stand at its prompt for ever. */
    @RealClientTest({RealClient.NEWEST, OLDER})
    void unattendedItFinishesItsTurnAndEnds(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = onTerminal(home, client, "--unattended")) {
                answer.begin(screen, api);
                long claude = screen.client();
                long jvm = screen.supervisor();
                Processes.signal("KILL", screen.launcher());
                assertEquals(137, screen.awaitStatus());
                answer.say("Beta goes on.");
                answer.end();
                screen.terminal().await("the end of the client", LIMIT, () -> !Processes.alive(claude));
                screen.terminal().await("the end of the JVM", LIMIT, () -> !Processes.alive(jvm));
                assertTrue(home.transcript().contains("Beta goes on."), home::transcript);
                screen.terminal().awaitScreen("claude was ended after its turn", LIMIT);
                screen.terminal()
                        .awaitScreen("claude --resume " + home.sessions().get(0), LIMIT);
                screen.assertSaneModes();
            }
        }
    }

    /** A recovery is made without a launcher, too. */
    @RealClientTest(RealClient.NEWEST)
    void unattendedItIsBroughtBackBeforeThat(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = onTerminal(home, client, "--unattended")) {
                answer.begin(screen, api);
                long claude = screen.client();
                long jvm = screen.supervisor();
                Processes.signal("KILL", screen.launcher());
                assertEquals(137, screen.awaitStatus());
                Processes.signal("KILL", claude);
                screen.terminal().await("the end of the JVM", LIMIT, () -> !Processes.alive(jvm));
                assertTrue(home.transcript().contains("All done."), home::transcript);
                assertEquals(1, home.sessions().size());
                screen.assertSaneModes();
            }
        }
    }

    @RealClientTest({RealClient.NEWEST, OLDER})
    void inPrintModeSomebodyWhoWaitsIsTold(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process launcher = task.start(home, client, "--no-reminder");
            api.awaitRequest(1);
            answer.say("One half ");
            long jvm = JvmDeath.awaitRecord(launcher.pid(), "running");
            long claude = JvmDeath.client(jvm);
            JvmDeath.await(
                    "the session", () -> Files.exists(JvmDeath.folder(jvm).resolve("session")));
            Processes.signal("KILL", launcher.pid());
            JvmDeath.await("the end of the client", () -> !Processes.alive(claude));
            JvmDeath.await("the end of the JVM", () -> !Processes.alive(jvm));
            assertTrue(task.said("errors").contains("its launcher was killed"), task.said("errors"));
            assertTrue(
                    task.said("errors").contains("--resume " + home.sessions().get(0)), task.said("errors"));
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void inPrintModeTheAnswerComesAllTheSameWhereNobodyWaits(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process launcher = task.start(home, client, "--unattended", "--no-preflight");
            api.awaitRequest(1);
            answer.say("One half ");
            long jvm = JvmDeath.awaitRecord(launcher.pid(), "running");
            Processes.signal("KILL", launcher.pid());
            assertTrue(Processes.alive(jvm));
            Processes.signal("KILL", JvmDeath.client(jvm));
            JvmDeath.await("the end of the JVM", () -> !Processes.alive(jvm));
            assertTrue(task.said("out").contains("\"result\":\"All done.\""), task.said("out"));
            assertEquals(1, task.said("errors").split("because", -1).length - 1, task.said("errors"));
        }
    }

    private static boolean isNoted(ClientHome home) {
        Path notes = home.home().resolve(".local/state/belay/unfinished");
        try (Stream<Path> files = Files.walk(notes)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (IOException | UncheckedIOException notYet) {
            return false;
        }
    }

    private static void assertReminded(ClientHome home, RealClient client) throws Exception {
        try (SupervisedScreen next = SupervisedScreen.belay(
                home, "run", "--no-notify", "--claude", client.executable().toString(), "--")) {
            String said = next.terminal().awaitScreen("was interrupted", LIMIT);
            assertTrue(said.contains("belay resume " + home.sessions().get(0).substring(0, 8)), said);
        }
    }

    /**
     * The last who held its terminal have gone: the client hears of it, the user's own terminal is given back, and the next
     * start names the session.
     */
    @RealClientTest({RealClient.NEWEST, OLDER})
    void withItsJvmTheClientEnds(RealClient client) throws Exception {
        for (String option : List.of("--quiet-exit", "--unattended")) {
            GatedAnswer answer = new GatedAnswer();
            try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
                ClientHome home = new ClientHome(folder.resolve("home" + option), api.url());
                try (SupervisedScreen screen = onTerminal(home, client, option)) {
                    answer.begin(screen, api);
                    long claude = screen.client();
                    JvmDeath.awaitRecord(screen.terminal().pid(), "running");
                    killBoth(screen.launcher(), screen.supervisor());
                    assertEquals(137, screen.awaitStatus());
                    screen.terminal().await("the end of the client", LIMIT, () -> !Processes.alive(claude));
                    screen.terminal()
                            .awaitScreen("claude --resume " + home.sessions().get(0), LIMIT);
                    screen.assertSaneModes();
                }
                assertReminded(home, client);
            }
        }
    }

    /** Nothing tells it there. It goes on to its end and no further. */
    @RealClientTest({RealClient.NEWEST, OLDER})
    void inPrintModeTheClientGoesOnToItsEnd(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process launcher = task.start(home, client, "--unattended", "--no-preflight");
            api.awaitRequest(1);
            answer.say("One half ");
            long jvm = JvmDeath.awaitRecord(launcher.pid(), "running");
            long claude = JvmDeath.client(jvm);
            JvmDeath.await(
                    "the session", () -> Files.exists(JvmDeath.folder(jvm).resolve("session")));
            JvmDeath.await("what the next start will say", () -> isNoted(home));
            killBoth(launcher.pid(), jvm);
            answer.say("and the other.");
            answer.end();
            JvmDeath.await("the end of the client", () -> !Processes.alive(claude));
            assertFalse(task.said("out").contains("One half"), task.said("out"));
            assertTrue(home.transcript().contains("One half and the other."), home::transcript);
            assertReminded(home, client);
        }
    }
}
