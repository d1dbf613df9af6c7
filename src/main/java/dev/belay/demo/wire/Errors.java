package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Ids;
import dev.belay.demo.message.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Errors in the shape in which the Messages API reports them. */
public final class Errors {
    private Errors() {}

    public static void send(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException {
        String id = Ids.next("req_01");
        ObjectNode body = body(type, message).put("request_id", id);
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "request-id";
        all[headers.length + 1] = id;
        connection.respond(status, "application/json", body.toString().getBytes(StandardCharsets.UTF_8), all);
    }

    public static ObjectNode body(String type, String message) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("type", "error");
        body.putObject("error").put("type", type).put("message", message);
        return body;
    }
}
