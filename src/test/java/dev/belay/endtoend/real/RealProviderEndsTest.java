package dev.belay.endtoend.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.belay.demo.api.Answer;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.Gateways;
import dev.belay.demo.wire.HttpConnection;
import dev.belay.demo.wire.Request;
import dev.belay.demo.wire.Wire;
import dev.belay.demo.wire.Wires;
import dev.belay.testing.ClientHome;
import dev.belay.testing.Launcher;
import dev.belay.testing.RealClient;
import dev.belay.testing.client.Rotation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code belay run --unattended -- -p} over scripted providers, with the failures that users of clouds and gateways meet:
 * what passes is sat out and the task is done; what only a person can settle ends with 77 at once.
 */
@Tag("real-client")
@Timeout(600)
class RealProviderEndsTest {
    private static final int TURNS = 6;
    private static final String DONE = "TASK FINISHED";
    private static final String INTERNAL =
            "The system encountered an unexpected error during processing. Try your request again.";
    private static final String TIMED_OUT = "Model has timed out in processing the request. Try your request again.";
    private static final String THROTTLED = "Too many tokens, please wait before trying again.";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} over {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            memory behind a text      | anthropic | 2.1.116
            memory behind a text      | bedrock   | 2.1.116
            memory behind a text      | bedrock   | newest
            internal behind a text    | bedrock   | 2.1.116
            internal behind a text    | bedrock   | newest
            throttled behind a text   | bedrock   | 2.1.116
            timeout behind a text     | bedrock   | 2.1.116
            checksum                  | bedrock   | 2.1.116
            cut behind a text         | bedrock   | 2.1.116
            424                       | bedrock   | 2.1.116
            408                       | bedrock   | 2.1.116
            408                       | bedrock   | newest
            429                       | bedrock   | 2.1.116
            throttled at the start    | bedrock   | 2.1.116
            503                       | bedrock   | 2.1.116
            too long                  | bedrock   | 2.1.116
            too many bytes            | bedrock   | 2.1.116
            too many bytes            | nginx     | newest
            """)
    void whatPassesIsSatOut(String failure, String wire, String version) throws Exception {
        assertEquals(0, status(failure, wire, version));
        assertEquals(DONE, Files.readString(folder.resolve("output.txt")).strip());
    }

    @ParameterizedTest(name = "{0} over {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            expired token    | bedrock | 2.1.116
            expired token    | bedrock | newest
            invalid key      | bedrock | 2.1.116
            beta refused     | bedrock | 2.1.116
            no model access  | bedrock | 2.1.116
            no policy        | bedrock | 2.1.116
            no policy        | bedrock | newest
            not allowed      | bedrock | 2.1.116
            on demand        | bedrock | 2.1.116
            on demand        | bedrock | newest
            payment          | bedrock | 2.1.116
            use case form    | bedrock | 2.1.116
            """)
    void whatOnlyAPersonCanSettleEndsAtOnce(String failure, String wire, String version) throws Exception {
        assertEquals(77, status(failure, wire, version));
    }

    private int status(String failure, String wire, String version) throws Exception {
        Rotation.takeTurns(failure + wire, version, TURNS);
        Wire over = Wires.named(wire).orElseThrow();
        boolean grows = failure.startsWith("too ");
        int most = failure.endsWith("bytes") ? 150_000 : 120_000;
        Script compaction = grows ? refusing(most, Script.summary()) : Script.summary();
        Script work = grows ? refusing(most, growing()) : script(failure);
        try (ScriptedApi api = new ScriptedApi(0, work, compaction)) {
            ClientHome home = new ClientHome(folder.resolve("home"), api.url())
                    .over(over, api.url())
                    .with("CLAUDE_CODE_MAX_RETRIES", "1")
                    .with("BELAY_CREDENTIALS_WAIT", "0");
            String client = RealClient.of(version).executable().toString();
            String belay = Launcher.path().toString();
            Process process = home.process(
                            List.of(belay, "run", "--unattended", "--claude", client, "--", "-p", "do it"))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(folder.resolve("output.txt").toFile())
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            return process.waitFor();
        }
    }

    private static Script script(String failure) {
        Reply reply = passing(failure);
        Reply first = Reply.bash("First.", "echo ONE");
        return reply == null
                ? Script.inTurn(List.of(first), lasting(failure))
                : Script.inTurn(List.of(first, reply, reply, reply), Reply.say(DONE));
    }

    private static Answer text() {
        return Reply.say("I begin to answer, and then");
    }

    /** What a moment later would be gone; null when it is none of these. */
    private static Reply passing(String failure) {
        return switch (failure) {
            case "memory behind a text" -> text().failing("api_error", "Out of memory");
            case "internal behind a text" -> text().failing("internalServerException", INTERNAL);
            case "throttled behind a text" -> text().failing("throttlingException", THROTTLED);
            case "timeout behind a text" -> text().failing("modelTimeoutException", TIMED_OUT);
            case "throttled at the start" ->
                Reply.byForm(
                        text().failingAt(Interruption.Point.AFTER_HEADERS, "throttlingException", THROTTLED),
                        Reply.httpError(429, "ThrottlingException", THROTTLED));
            case "checksum" ->
                Reply.byForm(
                        text().cut(Interruption.Point.MID_BLOCK, Interruption.Way.DAMAGED_EVENT), Reply.drop(true));
            case "cut behind a text" -> text().cutAfterBlocks(1, Interruption.Way.CLOSE);
            case "424" -> Reply.httpError(424, "ModelErrorException", INTERNAL);
            case "408" -> Reply.httpError(408, "ModelTimeoutException", TIMED_OUT);
            case "429" -> Reply.httpError(429, "ThrottlingException", THROTTLED);
            case "503" ->
                Reply.httpError(503, "ServiceUnavailableException", "Bedrock is unable to process your request.");
            default -> null;
        };
    }

    private static Reply lasting(String failure) {
        return switch (failure) {
            case "expired token" ->
                Reply.httpError(403, "ExpiredTokenException", "The security token included in the request is expired");
            case "invalid key" -> denied("Authentication failed: Please make sure your API Key is valid.");
            case "no model access" -> denied("You don't have access to the model with the specified model ID.");
            case "no policy" ->
                denied("User: arn:aws:sts::123456789012:assumed-role/dev/me is not authorized to perform:"
                        + " bedrock:InvokeModelWithResponseStream because no identity-based policy allows it");
            case "payment" ->
                denied("Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be"
                        + " provided.");
            case "beta refused" -> invalid("invalid beta flag");
            case "not allowed" -> invalid("Operation not allowed");
            case "on demand" ->
                invalid("Invocation of model ID anthropic.claude-sonnet-4-6 with on-demand throughput isn’t supported."
                        + " Retry your request with the ID or ARN of an inference profile that contains this model.");
            case "use case form" ->
                Reply.httpError(
                        404,
                        "ResourceNotFoundException",
                        "Model use case details have not been submitted for this account.");
            default -> throw new IllegalArgumentException(failure);
        };
    }

    private static Reply denied(String message) {
        return Reply.httpError(403, "AccessDeniedException", message);
    }

    private static Reply invalid(String message) {
        return Reply.httpError(400, "ValidationException", message);
    }

    private static Script growing() {
        List<Reply> steps = new ArrayList<>();
        for (int step = 1; step <= 6; step++) {
            steps.add(Reply.bash("Step.", "seq " + step + "10000 " + step + "13900"));
        }
        return Script.inTurn(steps, Reply.say(DONE));
    }

    /** What is larger than the API, or a proxy before it, takes gets no answer, compactions included. */
    private static Script refusing(int most, Script otherwise) {
        return request -> request.raw().length() > most ? RealProviderEndsTest::tooLarge : otherwise.next(request);
    }

    private static void tooLarge(Request request, HttpConnection connection) throws IOException {
        boolean proxy = request.wire() == Gateways.NGINX;
        request.wire()
                .error(
                        connection,
                        proxy ? 413 : 400,
                        proxy ? "request_too_large" : "ValidationException",
                        proxy ? "Request Entity Too Large" : "Input is too long for requested model.");
    }
}
