package dev.belay.chronicle.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.chronicle.Bill;
import dev.belay.chronicle.Chronicle;
import dev.belay.chronicle.Ending;
import dev.belay.chronicle.Span;
import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.testing.ClientHome;
import dev.belay.testing.RealClient;
import dev.belay.testing.RealClientTest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a session of a real client, against what the API has seen of it. */
@Timeout(300)
class RealChronicleTest {
    private static final int TOKENS = 1000;

    @TempDir
    Path folder;

    @RealClientTest(
            value = {"2.1.116", RealClient.NEWEST},
            everyVersion = true)
    void theFiguresAreThoseOfTheApi(RealClient client) throws Exception {
        Path written = folder.resolve("project/notes.txt");
        Script script = Script.of(
                Reply.bash("First look.", "echo ONE; sleep 1; echo TWO").inputTokens(TOKENS),
                Reply.overloaded(),
                Reply.httpError(500, "api_error", "Internal server error"),
                Reply.tool("Now write.", "Write", "{\"file_path\":\"" + written + "\",\"content\":\"x\"}")
                        .inputTokens(2 * TOKENS),
                Reply.bash("Fail once.", "exit 3").inputTokens(3 * TOKENS),
                answer("All is done."));
        try (ScriptedApi api = new ScriptedApi(script)) {
            ClientHome home = new ClientHome(folder, api.url());
            run(client, home);
            Chronicle told = new ChronicleReader(home.environment())
                    .read(home.transcripts().get(0), bytes -> {});
            assertEquals(Ending.State.ENDED_WELL, told.ending().state(), told::toString);
            assertEquals(List.of("look and write"), told.subject().asked().prompts());
            assertRequests(told, client.isNewest() ? 2 : 0, api.log().main().size());
            assertWork(told, written);
            assertBill(told.bill());
            assertEquals(
                    List.of(1000L, 2000L, 3000L, 4000L),
                    told.course().context().stream()
                            .map(point -> point.tokens())
                            .toList());
        }
    }

    private static Answer answer(String text) {
        return Reply.say(text).inputTokens(4 * TOKENS);
    }

    private void run(RealClient client, ClientHome home) throws Exception {
        Process claude = home.process(List.of(
                        client.executable().toString(),
                        "-p",
                        "--model",
                        "claude-opus-4-1",
                        "--allowedTools",
                        "Write",
                        "Bash",
                        "--",
                        "look and write"))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertTrue(claude.waitFor(200, TimeUnit.SECONDS));
        assertEquals(0, claude.exitValue());
    }

    /** @param written how many errors the client writes down: 2.1.116 in print mode none that it got over */
    private static void assertRequests(Chronicle told, int written, int requests) {
        assertEquals(requests - 2, told.requests().answered(), told::toString);
        assertEquals(written, told.requests().failed());
        assertEquals(written, told.requests().retries());
        assertEquals(
                written == 0 ? List.of() : List.of("500", "529"),
                told.requests().errors().stream()
                        .map(error -> error.status())
                        .sorted()
                        .toList());
        assertEquals(written == 0 ? 0 : 1, spans(told, Span.Kind.WAIT).size());
        assertEquals(1, spans(told, Span.Kind.TURN).size());
        assertTrue(told.unseen().stream().anyMatch(said -> said.startsWith("Retries are counted")));
    }

    private static void assertWork(Chronicle told, Path written) {
        List<Span> tools = spans(told, Span.Kind.TOOL);
        assertEquals(
                List.of("Bash", "Write", "Bash"), tools.stream().map(Span::name).toList());
        assertEquals(
                List.of(false, false, true), tools.stream().map(Span::failed).toList());
        assertTrue(tools.get(0).length().toMillis() >= 1000, tools::toString);
        assertEquals(
                List.of(written.toString()),
                told.work().files().stream().map(file -> file.path()).toList());
        assertEquals(told.work().longest().get(0), tools.get(0));
    }

    private static void assertBill(Bill bill) {
        assertEquals(1, bill.models().size(), bill::toString);
        assertEquals(4, bill.models().get(0).answers());
        assertEquals(10 * TOKENS, bill.models().get(0).input());
        assertTrue(bill.models().get(0).priced());
        assertEquals(
                bill.cost(),
                bill.hours().stream().mapToLong(hour -> hour.cost()).sum());
    }

    private static List<Span> spans(Chronicle told, Span.Kind kind) {
        return told.course().spans().stream()
                .filter(span -> span.kind() == kind)
                .toList();
    }
}
