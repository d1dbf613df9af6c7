package dev.belay.endtoend.takeover;

import dev.belay.demo.api.Reply;
import dev.belay.demo.api.ScriptedApi;
import dev.belay.demo.wire.HttpConnection;
import dev.belay.demo.wire.Request;
import dev.belay.testing.SupervisedScreen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;

/** A streamed answer whose words come when a test says so. */
final class GatedAnswer implements Reply {
    private static final String END = "";

    private final LinkedBlockingQueue<String> words = new LinkedBlockingQueue<>();

    /** The next words. */
    public void say(String text) {
        words.add(text);
    }

    /** There are no more. */
    public void end() {
        words.add(END);
    }

    /** It is asked for and begins, and that stands on the screen. */
    void begin(SupervisedScreen screen, ScriptedApi api) throws Exception {
        api.awaitRequest(1);
        say("Alpha begins.\n\n");
        screen.terminal().awaitScreen("Alpha begins", SupervisedScreen.LIMIT);
    }

    @Override
    public void send(Request request, HttpConnection connection) throws IOException {
        request.wire().startStream(connection);
        event(connection, "message_start", """
                {"type":"message_start","message":{"id":"msg_gated","type":"message","role":"assistant","model":\
                "claude-sonnet-4-5","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":10,\
                "output_tokens":1}}}""");
        event(connection, "content_block_start", """
                {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}""");
        for (String text = next(); !text.equals(END); text = next()) {
            event(
                    connection,
                    "content_block_delta",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
                            + text.replace("\n", "\\n") + "\"}}");
        }
        event(connection, "content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
        event(connection, "message_delta", """
                {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
                "usage":{"output_tokens":20}}""");
        event(connection, "message_stop", "{\"type\":\"message_stop\"}");
        connection.endStream();
    }

    private String next() {
        try {
            return words.take();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return END;
        }
    }

    private static void event(HttpConnection connection, String name, String data) throws IOException {
        connection.chunk(("event: " + name + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
