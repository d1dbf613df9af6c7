package dev.belay.demo.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.AwsFrames;
import dev.belay.demo.api.Interruption;
import dev.belay.demo.api.Reply;
import dev.belay.demo.api.Script;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.api.WireClient;
import dev.belay.demo.message.Json;
import dev.belay.evidence.Provider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class WiresTest {
    private static final String BEDROCK = "/model/us.anthropic.claude-sonnet-4-6/";
    private static final String VERTEX =
            "/v1/projects/p/locations/us-east5/publishers/anthropic/models/claude-sonnet-4-6:";
    /** Neither of them names model and stream in its body. */
    private static final String BODY =
            "{\"anthropic_version\":\"x\",\"max_tokens\":100,\"tools\":[{\"name\":\"Bash\"}],"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    private static final String ANSWER = "one two";

    @Test
    void bedrockStreamsFramesWithChecksums() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say(ANSWER)))) {
            HttpResponse<byte[]> response = post(api, BEDROCK + "invoke-with-response-stream", BODY);
            assertEquals(
                    "application/vnd.amazon.eventstream",
                    response.headers().firstValue("content-type").orElseThrow());
            List<AwsFrames.Frame> frames = AwsFrames.of(response.body());
            assertTrue(frames.stream().allMatch(AwsFrames.Frame::intact));
            assertEquals(
                    Map.of(":event-type", "chunk", ":content-type", "application/json", ":message-type", "event"),
                    frames.get(0).headers());
            assertEquals("message_start", frames.get(0).event().path("type").asText());
            assertTrue(frames.get(0).event().at("/message/id").asText().startsWith("msg_bdrk_"));
            assertEquals(
                    "message_stop",
                    frames.get(frames.size() - 1).event().path("type").asText());
            Request request = api.log().main().get(0);
            assertEquals("us.anthropic.claude-sonnet-4-6", request.model());
            assertTrue(request.streaming());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttlingException",
                "internalServerException",
                "modelStreamErrorException",
                "modelTimeoutException",
                "serviceUnavailableException",
                "validationException"
            })
    void bedrockSendsEveryKindOfExceptionAtEveryPoint(String kind) throws Exception {
        for (Interruption.Point point : Interruption.Point.values()) {
            Reply reply = Reply.say(ANSWER)
                    .cut(new Interruption(point, 1, Interruption.Way.ERROR_EVENT, kind, "Out of memory"));
            List<AwsFrames.Frame> frames = stream(reply);
            if (point == Interruption.Point.MID_EVENT) {
                // What comes after half of a frame is no frame.
                continue;
            }
            AwsFrames.Frame last = frames.get(frames.size() - 1);
            assertEquals("exception", last.headers().get(":message-type"), point::name);
            assertEquals(kind, last.headers().get(":exception-type"));
            assertEquals("{\"message\":\"Out of memory\"}", last.payload());
            assertTrue(last.intact());
            int events =
                    switch (point) {
                        case AFTER_HEADERS -> 0;
                        case AFTER_START -> 1;
                        case MID_BLOCK, MID_EVENT -> 3;
                        case AFTER_BLOCKS -> 5;
                        case BEFORE_STOP -> 6;
                    };
            assertEquals(events + 1, frames.size(), point::name);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api_error, internalServerException",
        "overloaded_error, serviceUnavailableException",
        "rate_limit_error, throttlingException",
        "invalid_request_error, validationException"
    })
    void bedrockSaysTheMessagesApisErrorsInItsOwnWords(String type, String exception) throws Exception {
        List<AwsFrames.Frame> frames = stream(Reply.say(ANSWER).failing(type, "Out of memory"));
        assertEquals(exception, frames.get(frames.size() - 1).headers().get(":exception-type"));
    }

    @Test
    void bedrockSendsUnknownErrorsAndWrongChecksums() throws Exception {
        List<AwsFrames.Frame> unknown =
                stream(Reply.say(ANSWER).cut(Interruption.Point.MID_BLOCK, Interruption.Way.UNKNOWN_ERROR_EVENT));
        Map<String, String> headers = unknown.get(unknown.size() - 1).headers();
        assertEquals("error", headers.get(":message-type"));
        assertEquals("Overloaded", headers.get(":error-message"));
        for (Interruption.Way way : List.of(Interruption.Way.DAMAGED_EVENT, Interruption.Way.DAMAGED_PRELUDE)) {
            List<AwsFrames.Frame> damaged = stream(Reply.say(ANSWER).cut(Interruption.Point.MID_BLOCK, way));
            assertEquals(4, damaged.size());
            assertFalse(damaged.get(3).intact());
        }
    }

    @Test
    void bedrockBreaksOffWithinAFrame() throws Exception {
        try (ScriptedApi api =
                new ScriptedApi(Script.of(Reply.say(ANSWER).cut(Interruption.Point.MID_EVENT, Interruption.Way.END)))) {
            byte[] bytes =
                    post(api, BEDROCK + "invoke-with-response-stream", BODY).body();
            List<AwsFrames.Frame> frames = AwsFrames.of(bytes);
            assertEquals(3, frames.size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, 400, ValidationException",
        "403, permission_error, 403, AccessDeniedException",
        "429, rate_limit_error, 429, ThrottlingException",
        "500, api_error, 500, InternalServerException",
        "529, overloaded_error, 503, ServiceUnavailableException",
        "408, timeout_error, 408, ModelTimeoutException",
        "424, ModelErrorException, 424, ModelErrorException",
        "403, ExpiredTokenException, 403, ExpiredTokenException"
    })
    void bedrockNamesItsErrorsInAHeader(int status, String type, int sent, String named) throws Exception {
        HttpResponse<byte[]> response = error(BEDROCK + "invoke", status, type);
        assertEquals(sent, response.statusCode());
        assertEquals(named, response.headers().firstValue("x-amzn-errortype").orElseThrow());
        assertEquals("{\"message\":\"Out of memory\"}", text(response));
    }

    @Test
    void bedrockListsItsProfilesAndCountsTokens() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            HttpResponse<String> list = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(api.url() + "/inference-profiles?maxResults=1000"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertTrue(Json.parse(list.body()).path("inferenceProfileSummaries").size() > 3, list::body);
            assertTrue(Json.parse(text(post(api, BEDROCK + "count-tokens", "{}")))
                    .path("inputTokens")
                    .isNumber());
            assertTrue(Json.parse(
                            text(post(api, VERTEX.replace("claude-sonnet-4-6", "count-tokens") + "rawPredict", BODY)))
                    .path("input_tokens")
                    .isNumber());
        }
    }

    @Test
    void vertexStreamsTheMessagesApiAndReportsErrorsAsGoogleDoes() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say(ANSWER)))) {
            String stream = text(post(api, VERTEX + "streamRawPredict", BODY));
            assertTrue(stream.startsWith("event: message_start\n"), stream);
            assertTrue(stream.contains("\"id\":\"msg_vrtx_"), stream);
            assertEquals("claude-sonnet-4-6", api.log().main().get(0).model());
        }
        assertEquals(
                "{\"error\":{\"code\":429,\"message\":\"Out of memory\",\"status\":\"RESOURCE_EXHAUSTED\"}}",
                text(error(VERTEX + "rawPredict", 429, "rate_limit_error")));
    }

    @Test
    void foundryReportsAsAzureWhatAzureRefuses() throws Exception {
        assertEquals(
                "{\"error\":{\"code\":\"429\",\"message\":\"Out of memory\"}}",
                text(error("/anthropic/v1/messages", 429, "rate_limit_error")));
        assertTrue(text(error("/anthropic/v1/messages", 500, "api_error"))
                .startsWith("{\"type\":\"error\",\"error\":{\"type\":\"api_error\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            litellm    | {"error":{"message":"litellm.InternalServerError: BedrockException - Out of memory","type":"None","param":null,"code":"500"}}
            openrouter | {"error":{"message":"Out of memory","code":500,"metadata":{"provider_name":"Amazon Bedrock"
            nginx      | <html>
            envoy      | Out of memory
            """, quoteCharacter = '\0')
    void gatewaysReportErrorsInTheirOwnShapes(String gateway, String start) throws Exception {
        String body = text(error("/" + gateway + "/v1/messages", 500, "api_error"));
        assertTrue(body.startsWith(start), body);
        assertEquals(Provider.GATEWAY, Wires.named(gateway).orElseThrow().provider());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                BEDROCK + "invoke-with-response-stream",
                VERTEX + "streamRawPredict",
                "/anthropic/v1/messages",
                "/litellm/v1/messages",
                "/v1/messages"
            })
    void everyFaultOfAScriptWorksOnEveryWire(String path) throws Exception {
        for (Interruption.Point point : Interruption.Point.values()) {
            for (Interruption.Way way : Interruption.Way.values()) {
                if (way == Interruption.Way.HANG) {
                    continue;
                }
                Reply reply = Reply.say(ANSWER).cut(new Interruption(point, 1, way));
                try (ScriptedApi api = new ScriptedApi(Script.of(reply));
                        WireClient client = new WireClient(api.url())) {
                    client.post(path, BODY.replace("{\"anth", "{\"model\":\"m\",\"stream\":true,\"anth"));
                    String text = way == Interruption.Way.CLOSE || way == Interruption.Way.RESET
                            ? client.readAll().text()
                            : client.readUntil("\r\n0\r\n\r\n");
                    assertFalse(text.contains("{\"type\":\"message_stop\"}"), text);
                }
            }
        }
    }

    @Test
    void theEnvironmentOfAWireNamesTheServer() {
        URI server = URI.create("http://127.0.0.1:5");
        for (Wire wire : Wires.all()) {
            assertTrue(
                    wire.environment(server).values().stream().anyMatch(value -> value.startsWith(server.toString())),
                    wire.id());
            assertEquals(wire, Wires.named(wire.id()).orElseThrow());
        }
    }

    private static List<AwsFrames.Frame> stream(Reply reply) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(reply))) {
            return AwsFrames.of(
                    post(api, BEDROCK + "invoke-with-response-stream", BODY).body());
        }
    }

    private static HttpResponse<byte[]> error(String path, int status, String type) throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.httpError(status, type, "Out of memory")))) {
            return post(api, path, BODY.replace("{\"anth", "{\"model\":\"m\",\"anth"));
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static HttpResponse<byte[]> post(ScriptedApi api, String path, String body) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(api.url() + path))
                                .header("authorization", "made-up")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
