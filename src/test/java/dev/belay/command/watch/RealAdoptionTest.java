package dev.belay.command.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Finished;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task that somebody has started by hand in print mode, and that is killed in the middle of a turn. */
@Timeout(300)
class RealAdoptionTest {
    @TempDir
    Path folder;

    private final AtomicBoolean killed = new AtomicBoolean();

    private Reply answer(Request request) {
        if (request.toolResults().isEmpty()) {
            return Reply.bash("I begin.", "echo result-of-the-task");
        }
        return killed.get() ? Reply.say("All of it is done.") : Reply.hang();
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Process watch, Condition condition) throws Exception {
        while (!condition.holds()) {
            assertTrue(watch.isAlive(), "it watches");
            Thread.sleep(50);
        }
    }

    private Process started(ClientHome home, String name, List<String> words) throws IOException {
        return home.process(words)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve(name).toFile())
                .redirectErrorStream(true)
                .start();
    }

    @RealClientTest(RealClient.NEWEST)
    void comesToItsEndWithItsWholeContext(RealClient client) throws Exception {
        try (ScriptedApi api = new ScriptedApi(this::answer)) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url());
            Process watch = started(home, "said", List.of(Launcher.path().toString(), "watch", "--adopt", "--json"));
            Process task = started(
                    home,
                    "out",
                    List.of(client.executable().toString(), "--append-system-prompt", "Be brief.", "-p", "do it"));
            try {
                Path state = home.home().resolve(".local/state/belay");
                await(watch, () -> api.log().main().size() == 2 && home.records("result-of-the-task") > 0);
                // It is seen within two seconds, and with which words it was started as well.
                Thread.sleep(5_000);
                killed.set(true);
                task.destroyForcibly().waitFor();
                await(watch, () -> Files.size(folder.resolve("said")) > 0);
                JsonNode death =
                        new ObjectMapper().readTree(folder.resolve("said").toFile());
                assertEquals("restored", death.path("adopted").path("state").asText(), death::toString);
                Path log =
                        state.resolve("restored").resolve(death.get("session").asText() + ".log");
                await(watch, () -> Files.exists(log) && Files.readString(log).contains("All of it is done."));
                assertEquals(3, api.log().main().size(), "one more request");
                Request last = api.log().main().get(2);
                assertTrue(last.toolResults().toString().contains("result-of-the-task"), last.raw());
                assertTrue(last.raw().contains("Be brief."), last.raw());
                assertEquals(1, home.sessions().size());
                nothingMore(home, api);
            } finally {
                task.destroyForcibly().waitFor();
                watch.destroyForcibly().waitFor();
            }
        }
    }

    /** Neither the watch nor a restore takes it up once more. */
    private static void nothingMore(ClientHome home, ScriptedApi api) throws Exception {
        Thread.sleep(5_000);
        List<String> restore = List.of(Launcher.path().toString(), "restore", "--json");
        String told = Finished.run(home.process(restore), "").output();
        assertEquals(0, new ObjectMapper().readTree(told).get("sessions").size(), told);
        assertEquals(3, api.log().main().size());
    }
}
