package dev.belay.printmode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines as they come, and one result at the end. The shapes are those of 2.1.116 and 2.1.329. */
class StreamOutputTest {
    private static final String HOOK =
            "{\"type\":\"system\",\"subtype\":\"hook_started\",\"session_id\":\"00000000-0000-0000-0000-000000000000\"}\n";
    private static final String INIT = init("40fb2f0a-3a2d-4a32-8b2c-d1a1c5c32f9e");
    private static final String TOOL_USE =
            "{\"type\":\"assistant\",\"message\":{\"id\":\"msg_1\",\"model\":\"claude-sonnet-4-6\",\"content\":[]}}\n";
    private static final String TOOL_RESULT = "{\"type\":\"user\",\"message\":{\"role\":\"user\","
            + "\"content\":\"{\\\"type\\\":\\\"result\\\",\\\"is_error\\\":true}\"}}\n";
    private static final String RETRY = "{\"type\":\"system\",\"subtype\":\"api_retry\",\"attempt\":1}\n";
    private static final String ERROR = "{\"type\":\"assistant\",\"message\":{\"diagnostics\":null,\"id\":\"9\","
            + "\"container\":{\"model\":\"other\"},\"model\":\"<synthetic>\"},\"error\":\"server_error\"}\n";
    private static final String FAILED = "{\"duration_api_ms\":0,\"usage\":{\"type\":\"none\",\"is_error\":false},"
            + "\"is_error\":true,\"result\":\"API Error: 529\",\"type\":\"result\",\"subtype\":\"success\"}\n";
    private static final String ANSWER =
            "{\"type\":\"assistant\",\"message\":{\"id\":\"msg_2\",\"model\":\"claude-sonnet-4-6\"}}\n";
    private static final String DONE = "{\"type\":\"result\",\"is_error\":false,\"result\":\"All done.\"}\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private StreamOutput output;

    @BeforeEach
    void begin() {
        output = new StreamOutput(
                new GuardedStdout(out),
                new Spool(Optional.of(folder), 1000),
                new Spool(Optional.of(folder), 1000),
                Optional.empty());
        output.begin();
    }

    private static String init(String session) {
        return "{\"type\":\"system\",\"subtype\":\"init\",\"cwd\":\"/x\",\"session_id\":\"" + session + "\"}\n";
    }

    private void print(String... lines) {
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            output.take(bytes, bytes.length);
        }
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void assertSaid(String... lines) {
        assertEquals(String.join("", lines), said());
    }

    /** The last line, which must be a result, and the only one. */
    private JsonNode result() throws IOException {
        List<String> lines = said().lines().toList();
        for (String line : lines) {
            boolean last = line.equals(lines.get(lines.size() - 1));
            assertEquals(
                    last,
                    new ObjectMapper().readTree(line).path("type").asText().equals("result"),
                    said());
        }
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    @Test
    void linesGoOnAsTheyComeAndTheResultAtTheEnd() {
        print(HOOK, INIT, TOOL_USE, TOOL_RESULT, ANSWER);
        assertSaid(HOOK, INIT, TOOL_USE, TOOL_RESULT, ANSWER);
        print(DONE);
        assertSaid(HOOK, INIT, TOOL_USE, TOOL_RESULT, ANSWER);
        output.deliver(RunResults.done());
        assertSaid(HOOK, INIT, TOOL_USE, TOOL_RESULT, ANSWER, DONE);
    }

    @Test
    void lineEndsMayFallAnywhere() {
        String all = INIT + TOOL_USE + TOOL_RESULT + ANSWER + DONE;
        for (char unit : all.toCharArray()) {
            print(String.valueOf(unit));
        }
        output.deliver(RunResults.done());
        assertSaid(all);
    }

    @Test
    void theErrorOfAnAttemptThatIsRepeatedIsNeverSeenAndTheSessionBeginsOnce() {
        print(INIT, RETRY, ERROR, FAILED);
        assertSaid(INIT, RETRY);
        output.begin();
        print(HOOK, INIT, ANSWER, DONE);
        output.deliver(RunResults.done());
        assertSaid(INIT, RETRY, ANSWER, DONE);
    }

    @Test
    void aSessionUnderAnotherIdIsAnnounced() {
        String forked = init("bb0d2a6c-7dd3-4b35-92fd-cc11ce69a97d");
        print(INIT, ERROR, FAILED);
        output.begin();
        print(HOOK, forked, ANSWER, DONE);
        output.deliver(RunResults.done());
        assertSaid(INIT, HOOK, forked, ANSWER, DONE);
    }

    @Test
    void hooksBeforeAFirstAnswerAreNotLostWhereNoSessionIsAnnounced() {
        print(INIT, ERROR, FAILED);
        output.begin();
        print(HOOK, ANSWER, HOOK);
        assertSaid(INIT, HOOK, ANSWER, HOOK);
    }

    @Test
    void withinAnAttemptTheClientMayBeginAsOftenAsItWants() {
        print(INIT, ANSWER, DONE, INIT, ANSWER, DONE);
        output.deliver(RunResults.done());
        assertSaid(INIT, ANSWER, DONE, INIT, ANSWER, DONE);
    }

    @Test
    void whatWasHeldComesInOrderWhenTheClientGoesOnByItself() {
        print(INIT, ERROR, TOOL_RESULT);
        assertSaid(INIT, ERROR, TOOL_RESULT);
        print(ANSWER, DONE, HOOK, ANSWER);
        assertSaid(INIT, ERROR, TOOL_RESULT, ANSWER, DONE, HOOK, ANSWER);
        print(DONE);
        output.deliver(RunResults.done());
        assertSaid(INIT, ERROR, TOOL_RESULT, ANSWER, DONE, HOOK, ANSWER, DONE);
    }

    @Test
    void whatFollowsAResultAndIsNoTurnWaitsWithIt() {
        print(INIT, ERROR, HOOK, FAILED, HOOK);
        assertSaid(INIT);
        output.begin();
        print(INIT, ANSWER, DONE, HOOK);
        output.deliver(RunResults.done());
        assertSaid(INIT, ANSWER, DONE, HOOK);
    }

    @Test
    void aLineThatWasTornByADeathIsNeverSeen() throws IOException {
        print(INIT, TOOL_USE, ANSWER.substring(0, 40));
        output.begin();
        print(INIT, ANSWER, DONE);
        output.deliver(RunResults.done());
        assertSaid(INIT, TOOL_USE, ANSWER, DONE);
    }

    @Test
    void theClientsOwnErrorEndsTheStreamWhenBelayGivesUp() {
        print(INIT, ERROR, FAILED);
        output.deliver(RunResults.givenUp("the budget is spent"));
        assertSaid(INIT, ERROR, FAILED);
    }

    @Test
    void aClientThatDidNotLiveToPrintAResultGetsOneFromUs() throws IOException {
        print(INIT, TOOL_USE, TOOL_RESULT.substring(0, 20));
        output.deliver(RunResults.givenUp("the budget is spent"));
        assertTrue(said().startsWith(INIT + TOOL_USE + "{\"type\":\"result\""), said());
        assertTrue(result().path("is_error").asBoolean());
        assertEquals(75, result().path("belay").path("status").asInt());
    }

    @Test
    void aResultThatClaimsSuccessIsReplacedWhenBelayGivesUp() throws IOException {
        print(INIT, ANSWER, DONE);
        output.deliver(RunResults.givenUp("the answer is cut off"));
        assertTrue(result().path("is_error").asBoolean());
    }

    @Test
    void aResultWithoutALineEndIsAResult() {
        print(INIT, ANSWER, DONE.strip());
        output.deliver(RunResults.done());
        assertSaid(INIT, ANSWER, DONE.strip());
    }

    @Test
    void linesOfAnySizeAndWhatIsNoJsonGoThrough() {
        String picture = "{\"type\":\"user\",\"message\":{\"content\":\"" + "iVBORw0KGgo".repeat(50_000) + "\"}}\n";
        String large = "{\"a\":\"" + "x".repeat(5_000) + "\"," + DONE.substring(1);
        print("no json\n", "\n", picture, ANSWER, large);
        output.deliver(RunResults.done());
        assertSaid("no json\n", "\n", picture, ANSWER, large);
    }

    @Test
    void whatFindsNoRoomGoesOnAtOnce() {
        output = new StreamOutput(
                new GuardedStdout(out),
                new Spool(Optional.empty(), 100),
                new Spool(Optional.empty(), 100),
                Optional.empty());
        output.begin();
        String large = "{\"type\":\"user\",\"x\":\"" + "y".repeat(300) + "\"}\n";
        print(INIT, ERROR, large, ANSWER, DONE);
        output.deliver(RunResults.done());
        assertSaid(INIT, ERROR, large, ANSWER, DONE);
    }
}
