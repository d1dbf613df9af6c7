package dev.belay.endtoend.takeover;

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
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;

/** The JVM is killed while the client is at work: another one goes on, and the session notices nothing. */
class RealTakeOverTest {
    /** The launcher goes on by itself, unless it is the third time within a minute. */
    private static final long MINUTE = TimeUnit.SECONDS.toMillis(62);

    @TempDir
    Path folder;

    @RealClientTest(RealClient.NEWEST)
    void anAnswerGoesOnAndTheSessionEndsAsEver(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("The second answer.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                long claude = screen.client();
                JvmDeath.survive(screen.terminal().pid(), "running");
                answer.say("Beta goes on.\n\n");
                screen.terminal().awaitScreen("Beta goes on", SupervisedScreen.LIMIT);
                answer.end();
                screen.awaitIdle();
                screen.terminal().submit("another");
                screen.terminal().awaitScreen("The second answer", SupervisedScreen.LIMIT);
                assertTrue(Processes.alive(claude));
                screen.awaitIdle();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                String shown = screen.terminal().scrollback();
                assertFalse(shown.contains("belay:"), shown);
                screen.assertSane();
                assertEquals(1, home.sessions().size());
            }
        }
    }

    /** Ten deaths of one session take five minutes: three within one are too many. */
    @RealClientTest(RealClient.NEWEST)
    void itSurvivesTwoDeathsAndASize(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                api.awaitRequest(1);
                int deaths = Integer.getInteger("belay.deaths", 2);
                for (int death = 1; death <= deaths; death++) {
                    answer.say("Word" + death + " here.\n\n");
                    screen.terminal().awaitScreen("Word" + death + " here", SupervisedScreen.LIMIT);
                    JvmDeath.survive(screen.terminal().pid(), "running");
                    screen.terminal().resize(100 + death, 40);
                    if (death % 2 == 0 && death < deaths) {
                        Thread.sleep(MINUTE);
                    }
                }
                answer.end();
                screen.awaitIdle();
                screen.terminal().resize(120, 40);
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                screen.assertSane();
            }
        }
    }

    /** Whoever kills the client as well finds it told as ever, by the JVM that has taken over. */
    @RealClientTest(RealClient.NEWEST)
    void aDeathOfTheClientAfterThatIsNamedAndResumed(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.of(answer, Reply.say("Back again.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                long claude = screen.client();
                JvmDeath.survive(screen.terminal().pid(), "running");
                answer.say("Beta goes on.\n\n");
                screen.terminal().awaitScreen("Beta goes on", SupervisedScreen.LIMIT);
                Processes.signal("KILL", claude);
                String said = screen.awaitOffer();
                assertTrue(said.contains("Claude was killed (SIGKILL)."), said);
                assertTrue(said.contains(home.sessions().get(0)), said);
                screen.assertSaneModes();
                screen.terminal().key("r");
                screen.awaitIdle();
                screen.terminal().submit("/exit");
                assertEquals(0, screen.awaitStatus());
                screen.assertSane();
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void withoutItsLauncherTheTerminalIsGivenBack(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = SupervisedScreen.start(home, client.executable(), "tell me")) {
                answer.begin(screen, api);
                long claude = screen.client();
                Processes.signal("KILL", screen.launcher());
                assertEquals(137, screen.awaitStatus());
                screen.terminal()
                        .await("the end of the client", SupervisedScreen.LIMIT, () -> !Processes.alive(claude));
                screen.terminal().awaitScreen("To continue: claude --resume", SupervisedScreen.LIMIT);
                screen.assertSaneModes();
            }
        }
    }
}
