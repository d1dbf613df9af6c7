package dev.belay.endtoend.takeover;

import static dev.belay.testing.SupervisedScreen.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.evidence.SessionId;
import dev.belay.series.Sample;
import dev.belay.series.Series;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What is measured of a session goes on where another JVM takes over. */
class RealTakeOverSeriesTest {
    @TempDir
    Path folder;

    private static List<Sample> samples(ClientHome home) {
        try {
            Path state = home.home().resolve(".local/state/belay");
            List<String> sessions = home.sessions();
            return sessions.isEmpty()
                    ? List.of()
                    : Series.of(state, new SessionId(sessions.get(0))).samples();
        } catch (IOException none) {
            return List.of();
        }
    }

    @RealClientTest(RealClient.NEWEST)
    void anotherJvmGoesOnInTheSameFile(RealClient client) throws Exception {
        GatedAnswer answer = new GatedAnswer();
        try (ScriptedApi api = new ScriptedApi(Script.always(answer))) {
            ClientHome home = new ClientHome(folder, api.url());
            try (SupervisedScreen screen = SupervisedScreen.belay(
                    home,
                    "run",
                    "--no-notify",
                    "--quiet-exit",
                    "--claude",
                    client.executable().toString(),
                    "--",
                    "tell me")) {
                answer.begin(screen, api);
                screen.terminal().await("a sample", LIMIT, () -> !samples(home).isEmpty());
                List<Sample> before = samples(home);
                JvmDeath.survive(screen.terminal().pid(), "running");
                screen.terminal().await("more", LIMIT, () -> samples(home).size() > before.size());
                List<Sample> after = samples(home);
                assertEquals(before, after.subList(0, before.size()));
                assertEquals(Duration.ZERO, after.get(before.size()).span());
                answer.say("Beta goes on.");
                answer.end();
                screen.terminal().awaitScreen("Beta goes on", LIMIT);
                assertEquals(0, screen.exit());
            }
        }
    }
}
