package dev.belay.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.evidence.SessionId;
import dev.belay.machine.process.Processes;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What a run on a terminal measures of a real client. */
class RealSeriesTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private static Path state(ClientHome home) {
        return home.home().resolve(".local/state/belay");
    }

    private static List<Sample> samples(ClientHome home) {
        try {
            List<String> sessions = home.sessions();
            return sessions.isEmpty()
                    ? List.of()
                    : Series.of(state(home), new SessionId(sessions.get(0))).samples();
        } catch (IOException none) {
            return List.of();
        }
    }

    private SupervisedScreen start(ClientHome home, RealClient client, String... options) {
        List<String> words = new ArrayList<>(List.of("run", "--no-notify", "--no-preflight", "--unattended"));
        words.addAll(List.of(options));
        words.addAll(List.of("--claude", client.executable().toString(), "--", "tell me"));
        return SupervisedScreen.belay(home, words.toArray(String[]::new));
    }

    /** A tool keeps the session at work until the test has seen enough. */
    private Reply waitingTool(Path gate) {
        return Reply.bash("First one thing.", "echo ONE; while [ ! -e " + gate + " ]; do sleep 0.2; done");
    }

    @RealClientTest(RealClient.NEWEST)
    void saysWhatTheClientAndItsToolsHeldAndWhatThereWas(RealClient client) throws Exception {
        Path gate = folder.resolve("gate");
        try (ScriptedApi api = new ScriptedApi(Script.of(waitingTool(gate), Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = start(home, client)) {
                api.awaitRequest(1);
                screen.terminal().await("a sample", SupervisedScreen.LIMIT, () -> !samples(home)
                        .isEmpty());
                long held = Processes.here().of(screen.client()).get(0).resident();
                Files.createFile(gate);
                screen.terminal().awaitScreen("All done", SupervisedScreen.LIMIT);
                Sample first = samples(home).get(0);
                long measured = first.memory().client().orElseThrow();
                assertTrue(
                        measured > 30 * MIB && measured < 4 * held && held < 4 * measured, measured + ", now " + held);
                assertTrue(first.memory().tools().isPresent());
                assertTrue(first.memory().available().orElseThrow()
                        <= first.memory().total().orElseThrow());
                assertTrue(first.stream().received().orElseThrow() >= 0);
                assertEquals(0, screen.exit());
            }
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void keepsNothingWhereThatIsNotWanted(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("All done.")))) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            try (SupervisedScreen screen = start(home, client, "--no-series")) {
                screen.terminal().awaitScreen("All done", SupervisedScreen.LIMIT);
                assertEquals(0, screen.exit());
            }
            assertFalse(Files.exists(state(home).resolve("series")));
        }
    }
}
