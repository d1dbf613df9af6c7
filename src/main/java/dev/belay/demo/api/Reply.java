package dev.belay.demo.api;

import dev.belay.demo.message.Json;
import dev.belay.demo.wire.HttpConnection;
import dev.belay.demo.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the scripted API does with one request. A lambda is a reply too: it has the connection for itself. */
@FunctionalInterface
public interface Reply {
    /**
     * Sends the reply.
     *
     * @throws IOException when the client has gone; the server takes that calmly
     */
    void send(Request request, HttpConnection connection) throws IOException;

    /** A finished answer of one text ({@code end_turn}). */
    static Answer say(String text) {
        return new Answer(List.of(new Answer.Text(text)), "end_turn");
    }

    /** A text and a tool call ({@code tool_use}); an empty text is left out. {@code input} is a JSON object. */
    static Answer tool(String text, String name, String input) {
        Answer.Call call = new Answer.Call(name, input);
        return new Answer(text.isEmpty() ? List.of(call) : List.of(new Answer.Text(text), call), "tool_use");
    }

    /** A text and a call of the Bash tool. */
    static Answer bash(String text, String command) {
        String input = Json.MAPPER
                .createObjectNode()
                .put("command", command)
                .put("description", "Run a command")
                .toString();
        return tool(text, "Bash", input);
    }

    /** An error in the shape of the API that is asked. {@code headers} are names and values in turn. */
    static Reply httpError(int status, String type, String message, String... headers) {
        return (request, connection) -> request.wire().error(connection, status, type, message, headers);
    }

    /** One reply to a request for a stream, another to one for an answer in one piece. */
    static Reply byForm(Reply streamed, Reply whole) {
        return (request, connection) -> (request.streaming() ? streamed : whole).send(request, connection);
    }

    /** 529, as the API says it when it is at capacity. */
    static Reply overloaded() {
        return httpError(529, "overloaded_error", "Overloaded");
    }

    /** A response that is not the API's: a proxy's page, for instance. */
    static Reply page(int status, String contentType, String body) {
        return (request, connection) -> connection.respond(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Closes the connection before any byte; with {@code reset} by RST. */
    static Reply drop(boolean reset) {
        return (request, connection) -> {
            if (reset) {
                connection.reset();
            } else {
                connection.close();
            }
        };
    }

    /** Takes the request and never says a word. */
    static Reply hang() {
        return (request, connection) -> connection.hang();
    }

    /** Bytes as they are, then the end of the connection. */
    static Reply garbage(byte[] bytes) {
        byte[] copy = bytes.clone();
        return (request, connection) -> {
            connection.write(copy);
            connection.close();
        };
    }
}
