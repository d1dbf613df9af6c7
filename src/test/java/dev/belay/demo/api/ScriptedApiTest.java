package dev.belay.demo.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.belay.demo.message.Json;
import dev.belay.demo.wire.HttpConnection;
import dev.belay.demo.wire.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
public class ScriptedApiTest {
    private static final String TOOLS = "\"tools\":[{\"name\":\"Bash\"}]";
    private static final String STREAMED = body(true, TOOLS, "{\"role\":\"user\",\"content\":\"hello\"}");
    private static final String WHOLE = body(false, TOOLS, "{\"role\":\"user\",\"content\":\"hello\"}");

    @Test
    void streamsTheScriptOneReplyARequest() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.bash("First.", "ls"), Reply.say("Second.")))) {
            String first = post(api, STREAMED).body();
            assertTrue(first.startsWith("event: message_start\ndata: {\"type\":\"message_start\""), first);
            assertTrue(first.contains("\"stop_reason\":\"tool_use\""), first);
            assertTrue(first.contains("\"partial_json\":"), first);
            assertTrue(first.endsWith("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"), first);
            assertTrue(post(api, STREAMED).body().contains("\"end_turn\""));
            assertTrue(post(api, STREAMED).body().contains("The script"), "and the script ends politely");
        }
    }

    @Test
    void answersInOnePieceWhenNoStreamIsAskedFor() throws Exception {
        try (ScriptedApi api =
                new ScriptedApi(Script.of(Reply.bash("Look.", "ls -l").inputTokens(190_000)))) {
            var answer = Json.parse(post(api, WHOLE).body());
            assertEquals("Look.", answer.at("/content/0/text").asText());
            assertEquals("ls -l", answer.at("/content/1/input/command").asText());
            assertEquals("tool_use", answer.at("/stop_reason").asText());
            assertEquals(190_000, answer.at("/usage/input_tokens").asLong());
        }
    }

    @Test
    void keepsTheScriptForTheConversation() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("MAIN")))) {
            String title = body(false, "\"system\":\"title\"", "{\"role\":\"user\",\"content\":\"hello\"}");
            String summary = body(
                    false, TOOLS, "{\"role\":\"user\",\"content\":\"CRITICAL: Respond with TEXT ONLY. Do NOT call\"}");
            assertFalse(post(api, title).body().contains("MAIN"));
            assertTrue(post(api, summary).body().contains("<summary>"));
            assertEquals(404, get(api, "/v1/models").statusCode());
            assertTrue(post(api, WHOLE).body().contains("MAIN"));
            assertEquals(
                    List.of(Request.Kind.SIDE, Request.Kind.COMPACTION, Request.Kind.OTHER, Request.Kind.MAIN),
                    api.log().all().stream().map(Request::kind).toList());
        }
    }

    @Test
    void countsTokens() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            HttpResponse<String> count = send(api, "/v1/messages/count_tokens?beta=true", STREAMED);
            assertTrue(Json.parse(count.body()).path("input_tokens").asLong() > 0, count.body());
        }
    }

    @Test
    void reportsErrorsAsTheApiDoes() throws Exception {
        Reply limit = Reply.httpError(429, "rate_limit_error", "Slow down", "retry-after", "3");
        try (ScriptedApi api = new ScriptedApi(Script.of(limit, Reply.overloaded()))) {
            HttpResponse<String> first = post(api, STREAMED);
            assertEquals(429, first.statusCode());
            assertEquals("3", first.headers().firstValue("retry-after").orElseThrow());
            assertEquals(
                    "rate_limit_error",
                    Json.parse(first.body()).at("/error/type").asText());
            assertEquals(529, post(api, STREAMED).statusCode());
        }
    }

    @Test
    void servesManyRequestsOnOneConnection() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.always(Reply.say("again")));
                WireClient client = new WireClient(api.url())) {
            for (int i = 0; i < 3; i++) {
                client.post("/v1/messages?beta=true", STREAMED);
                client.readUntil("0\r\n\r\n");
            }
            assertEquals(3, api.log().main().size());
            assertEquals(1, api.log().connections());
        }
    }

    @Test
    void cutsTheStreamWithoutTheLastChunk() throws Exception {
        WireClient.Received cut = receive(Reply.say("one two").cutMidBlock(Interruption.Way.CLOSE));
        assertTrue(cut.text().contains("\"text\":\"one\""), cut.text());
        assertFalse(cut.text().contains("content_block_stop"), cut.text());
        assertFalse(cut.text().endsWith("0\r\n\r\n"), cut.text());
        assertFalse(cut.reset());
    }

    @Test
    void cutsAfterAWholeBlock() throws Exception {
        WireClient.Received cut = receive(Reply.bash("look", "ls").cutAfterBlocks(1, Interruption.Way.CLOSE));
        assertTrue(cut.text().contains("content_block_stop"), cut.text());
        assertFalse(cut.text().contains("tool_use"), cut.text());
    }

    @Test
    void resetsTheConnection() throws Exception {
        assertTrue(receive(Reply.drop(true)).reset());
        assertEquals(new WireClient.Received("", false), receive(Reply.drop(false)));
        assertTrue(receive(Reply.say("x").cut(Interruption.Point.AFTER_START, Interruption.Way.RESET))
                .reset());
    }

    @Test
    void sendsAnErrorEventIntoTheStream() throws Exception {
        try (ScriptedApi api = new ScriptedApi(
                Script.of(Reply.say("one").cut(Interruption.Point.AFTER_START, Interruption.Way.ERROR_EVENT)))) {
            String text = post(api, STREAMED).body();
            assertTrue(text.contains("event: error\ndata: {\"type\":\"error\""), text);
        }
    }

    @Test
    void hangsUntilItIsClosed() throws Exception {
        ScriptedApi api =
                new ScriptedApi(Script.of(Reply.say("one two").cutMidBlock(Interruption.Way.HANG), Reply.hang()));
        try (WireClient midStream = new WireClient(api.url());
                WireClient silent = new WireClient(api.url())) {
            midStream.post("/v1/messages", STREAMED);
            midStream.readUntil("\"text\":\"one");
            silent.post("/v1/messages", STREAMED);
            api.awaitRequest(2);
            api.close();
            assertFalse(midStream.readAll().text().contains("content_block_stop"));
            assertEquals("", silent.readAll().text());
        }
    }

    @Test
    void sendsGarbageAndPages() throws Exception {
        assertEquals(
                "\0\1not http",
                receive(Reply.garbage("\0\1not http".getBytes(StandardCharsets.UTF_8)))
                        .text());
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.page(502, "text/html", "<html>")))) {
            HttpResponse<String> page = post(api, STREAMED);
            assertEquals(502, page.statusCode());
            assertEquals("<html>", page.body());
        }
    }

    @Test
    void wantsAKey() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            HttpRequest request = HttpRequest.newBuilder(api.url().resolve("/v1/messages"))
                    .POST(HttpRequest.BodyPublishers.ofString(STREAMED))
                    .build();
            assertEquals(401, http(request).statusCode());
        }
    }

    @Test
    void refusesWhatTheRealApiRefusesAndKeepsTheReply() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of(Reply.say("MAIN")))) {
            HttpResponse<String> empty = post(api, body(true, TOOLS, "{\"role\":\"assistant\",\"content\":\"x\"}"));
            assertEquals(400, empty.statusCode());
            assertEquals(
                    "messages: first message must use the \"user\" role",
                    Json.parse(empty.body()).at("/error/message").asText());
            assertEquals(400, post(api, "{ no json").statusCode());
            assertTrue(api.log().main().get(0).refusal().isPresent());
            assertTrue(post(api, WHOLE).body().contains("MAIN"));
        }
    }

    @Test
    void refusesMoreThanThirtyTwoMegabytes() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            assertEquals(
                    413, post(api, "x".repeat(HttpConnection.LARGEST_BODY + 1)).statusCode());
        }
    }

    @Test
    void saysWhatDidArriveWhenARequestDoesNot() throws Exception {
        try (ScriptedApi api = new ScriptedApi(Script.of())) {
            post(api, STREAMED);
            AssertionError missing = org.junit.jupiter.api.Assertions.assertThrows(
                    AssertionError.class, () -> api.awaitRequest(Request.Kind.MAIN, 2, Duration.ofMillis(1)));
            assertTrue(missing.getMessage().contains("1 MAIN"), missing.getMessage());
        }
    }

    private static WireClient.Received receive(Reply reply) throws IOException {
        try (ScriptedApi api = new ScriptedApi(Script.of(reply));
                WireClient client = new WireClient(api.url())) {
            client.post("/v1/messages", STREAMED);
            return client.readAll();
        }
    }

    public static String body(boolean stream, String more, String... messages) {
        return "{\"model\":\"claude-test\",\"max_tokens\":100,\"stream\":" + stream + "," + more + ",\"messages\":["
                + String.join(",", messages) + "]}";
    }

    private static HttpResponse<String> post(ScriptedApi api, String body) throws Exception {
        return send(api, "/v1/messages?beta=true", body);
    }

    private static HttpResponse<String> send(ScriptedApi api, String path, String body) throws Exception {
        return http(HttpRequest.newBuilder(URI.create(api.url() + path))
                .header("x-api-key", "made-up")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static HttpResponse<String> get(ScriptedApi api, String path) throws Exception {
        return http(HttpRequest.newBuilder(URI.create(api.url() + path)).build());
    }

    private static HttpResponse<String> http(HttpRequest request) throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }
}
