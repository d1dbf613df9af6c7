package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.message.Ids;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What all wires share that stream the Messages API as server-sent events. */
abstract class ServerSentEvents implements Wire {
    private static final String REQUEST_ID = "request-id";

    @Override
    public void whole(HttpConnection connection, JsonNode message) throws IOException {
        connection.respond(200, "application/json", bytes(message.toString()), REQUEST_ID, Ids.next("req_01"));
    }

    @Override
    public void startStream(HttpConnection connection) throws IOException {
        connection.startStream(200, "text/event-stream; charset=utf-8", REQUEST_ID, Ids.next("req_01"));
    }

    @Override
    public byte[] event(JsonNode event) {
        return event(event.path("type").asText(), event.toString());
    }

    /** Its JSON breaks off. */
    @Override
    public byte[] damaged(JsonNode event, Damage damage) {
        String text = event.toString();
        return event(event.path("type").asText(), text.substring(0, text.length() / 2));
    }

    @Override
    public byte[] streamError(String type, String message) {
        return event(Errors.body(type, message));
    }

    @Override
    public void error(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException {
        Errors.send(connection, status, type, message, headers);
    }

    private static byte[] event(String type, String data) {
        return bytes("event: " + type + "\ndata: " + data + "\n\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
