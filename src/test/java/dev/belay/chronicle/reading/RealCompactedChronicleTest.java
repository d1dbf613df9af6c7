package dev.belay.chronicle.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Course;
import dev.belay.chronicle.Ending;
import dev.belay.chronicle.Span;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Request;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import dev.belay.testing.TerminalScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A session on a terminal that is compacted and goes on: what is told of it, against what the API has seen. */
@Timeout(600)
class RealCompactedChronicleTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @RealClientTest({"2.1.116", RealClient.NEWEST})
    void theTurnsAndTheCompactionAreThoseOfTheApi(RealClient client) throws Exception {
        Script script = Script.of(
                Reply.bash("First one thing.", "echo ONE").inputTokens(1000),
                Reply.say("All done.").inputTokens(2000),
                Reply.say("On it goes.").inputTokens(700));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url());
            List<String> claude = List.of(client.executable().toString(), "do one thing");
            try (TerminalScreen terminal = new TerminalScreen(home.project(), home.environment(), claude)) {
                terminal.awaitScreen("All done\\.", LIMIT);
                terminal.submit("/compact");
                api.awaitRequest(Request.Kind.COMPACTION, 1, LIMIT);
                terminal.awaitScreen("Compacted", LIMIT);
                terminal.submit("go on");
                terminal.awaitScreen("On it goes\\.", LIMIT);
                terminal.submit("/exit");
                assertEquals(0, terminal.awaitEnd(LIMIT));
            }
            assertTold(read(home), api);
        }
    }

    private static Chronicle read(ClientHome home) throws Exception {
        List<Path> transcripts = home.transcripts();
        return new ChronicleReader(home.environment()).read(transcripts.get(transcripts.size() - 1), bytes -> {});
    }

    private static void assertTold(Chronicle told, ScriptedApi api) {
        assertEquals(Ending.State.ENDED_WELL, told.ending().state(), told::toString);
        assertEquals(List.of("do one thing", "go on"), told.subject().asked().prompts());
        assertEquals(api.log().main().size(), told.requests().answered(), told::toString);
        assertEquals(0, told.requests().failed());
        List<Span> turns = told.course().spans().stream()
                .filter(span -> span.kind() == Span.Kind.TURN)
                .toList();
        assertEquals(2, turns.size(), told::toString);
        List<Course.Compaction> compactions = told.course().compactions();
        assertEquals(api.log().of(Request.Kind.COMPACTION).size(), compactions.size());
        assertEquals(OptionalLong.of(2000), compactions.get(0).before());
        assertEquals(OptionalLong.of(700), compactions.get(0).after());
        assertTrue(compactions.get(0).byHand());
        assertEquals(
                List.of(1000L, 2000L, 700L),
                told.course().context().stream()
                        .map(Course.ContextPoint::tokens)
                        .toList());
        assertEquals(
                3700,
                told.bill().models().stream().mapToLong(one -> one.input()).sum());
    }

    /**
     * It keeps no retries, and a session that it resumes becomes another one that it dates anew: what is told of that one
     * holds all answers, each once.
     */
    @RealClientTest("1.0.35")
    void theOldestsResumedSessionHasAllOfIt(RealClient client) throws Exception {
        Script script = Script.of(
                Reply.bash("First one thing.", "echo ONE").inputTokens(1000),
                Reply.say("All done.").inputTokens(2000),
                Reply.say("On it goes.").inputTokens(3000));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url());
            run(client, home, "-p", "do one thing");
            String session = home.sessions().get(0);
            run(client, home, "-p", "--resume", session, "go on");
            Chronicle told = read(home);
            assertEquals(
                    List.of("do one thing", "go on"), told.subject().asked().prompts());
            assertEquals(api.log().main().size(), told.requests().answered(), told::toString);
            assertEquals(1, told.work().tools().get(0).calls());
            assertEquals(
                    6000,
                    told.bill().models().stream().mapToLong(one -> one.input()).sum());
            assertTrue(told.unseen().stream().anyMatch(said -> said.startsWith("Retries are counted as far as")));
        }
    }

    private void run(RealClient client, ClientHome home, String... arguments) throws Exception {
        List<String> command =
                new java.util.ArrayList<>(List.of(client.executable().toString()));
        command.addAll(List.of(arguments));
        Process claude = home.process(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertTrue(claude.waitFor(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS));
        assertEquals(0, claude.exitValue());
    }
}
