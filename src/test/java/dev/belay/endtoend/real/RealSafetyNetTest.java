package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.Checkout;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Where Belay cannot start, the real claude does: on a terminal and in print mode, and with the status that it gives. */
class RealSafetyNetTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String LINE = "belay: can't supervise (";

    @TempDir
    Path folder;

    private static List<Checkout> broken(Path folder) throws Exception {
        Checkout natives = Checkout.in(folder.resolve("natives"));
        natives.loseNatives();
        Checkout java = Checkout.in(folder.resolve("java"));
        java.java("exit 1");
        Checkout launch = Checkout.in(folder.resolve("launch"));
        launch.launch(launch.launch().substring(0, launch.launch().length() / 2));
        return List.of(natives, java, launch);
    }

    private static List<String> run(Checkout checkout, RealClient client, String... arguments) {
        List<String> command = new ArrayList<>(List.of(checkout.belay().toString(), "run"));
        command.addAll(List.of("--claude", client.executable().toString(), "--"));
        command.addAll(List.of(arguments));
        return command;
    }

    @RealClientTest(RealClient.NEWEST)
    void inPrintModeItsOutputAndStatusAreItsOwn(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            for (Checkout checkout : broken(folder)) {
                Finished good = Finished.run(home.process(run(checkout, client, "-p")), "do it");
                assertEquals("All done.\n", good.output(), good.errors());
                assertEquals(0, good.status());
                assertEquals(1, good.errors().lines().count(), good.errors());
                assertTrue(good.errors().startsWith(LINE), good.errors());
                Finished bad = Finished.run(home.process(run(checkout, client, "-p", "--resume", "no-such-id")), "");
                assertEquals(1, bad.status(), bad.errors());
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void onATerminalItIsTheUsersOwn(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            int number = 0;
            for (Checkout checkout : broken(folder)) {
                Path status = folder.resolve("status" + number++);
                List<String> frame = new ArrayList<>(List.of(
                        "/bin/sh", "-c", "\"$@\"; echo $? >\"$0.new\"; mv \"$0.new\" \"$0\"", status.toString()));
                frame.addAll(run(checkout, client, "do it"));
                try (TerminalScreen screen = new TerminalScreen(home.project(), home.environment(), frame)) {
                    screen.awaitScreen("All done\\.", LIMIT);
                    screen.await("idle client", LIMIT, () -> screen.format("#{pane_title}")
                            .startsWith("\u2733"));
                    screen.submit("/exit");
                    screen.await("end", LIMIT, () -> Files.exists(status));
                    assertEquals("0\n", Files.readString(status));
                    // Claude has a screen of its own, and gives the one with the line back.
                    String shown = screen.scrollback();
                    assertTrue(shown.startsWith(LINE), shown);
                }
            }
        }
    }

    /** The JVM cannot start there; claude has a sentence of its own. */
    @RealClientTest(RealClient.NEWEST)
    void inADeletedDirectoryItSaysItsOwnSentence(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Checkout checkout = Checkout.in(folder.resolve("checkout"));
            Finished bare =
                    inADeletedDirectory(home, List.of(client.executable().toString(), "-p", "x"));
            Finished belay = inADeletedDirectory(home, run(checkout, client, "-p", "x"));
            assertEquals(bare.output(), belay.output());
            assertEquals(bare.status(), belay.status());
            List<String> lines = new ArrayList<>(belay.errors().lines().toList());
            assertEquals(1, lines.stream().filter(line -> line.startsWith(LINE)).count(), belay.errors());
            lines.removeIf(line -> line.startsWith(LINE) || line.startsWith("sh: "));
            assertEquals(bare.errors().lines().toList(), lines);
        }
    }

    private static Finished inADeletedDirectory(ClientHome home, List<String> command) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("/bin/sh", "-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$@\"", "sh"));
        arguments.addAll(command);
        return Finished.run(home.process(arguments), "");
    }
}
