package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.belay.demo.message.Ids;
import dev.belay.demo.message.Json;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one provider's API is spoken: how a request is recognized, and how an answer, a stream and an error are written.
 * The path alone says which one a request means, so one server speaks them all ({@link Wires}).
 */
public interface Wire {
    /**
     * What a path says of a request.
     *
     * @param kind {@code MAIN} stands for every message; the body tells the rest
     * @param model the model, where the path names it and the body does not
     * @param streaming likewise
     */
    record Address(Request.Kind kind, Optional<String> model, Optional<Boolean> streaming) {
        public static Address of(Request.Kind kind) {
            return new Address(kind, Optional.empty(), Optional.empty());
        }

        static Address of(Request.Kind kind, String model, boolean streaming) {
            return new Address(kind, Optional.of(model), Optional.of(streaming));
        }
    }

    /** The word for it in options, scripts and tables. */
    String id();

    /** Whom the client believes to talk to. */
    Provider provider();

    /**
     * The variables that make a client speak it to a server.
     *
     * @param server the server's URL, without a path
     */
    Map<String, String> environment(URI server);

    /** What a request wants, or nothing when it is not addressed to this wire. */
    Optional<Address> address(String method, String path);

    /** The headers of which a request needs one, in lower case; none where a proxy may sign in for the client. */
    default List<String> credentials() {
        return List.of();
    }

    /** What is said to what is no message but belongs to this provider all the same, as JSON: a list of models, for instance. */
    default Optional<String> other(Request request) {
        return Optional.empty();
    }

    /** An id of a message or a tool call, as this provider makes them. */
    default String id(String prefix) {
        return Ids.next(prefix + "_01");
    }

    /** What is said of a conversation that is too long. */
    default String tooLong(long tokens, long most) {
        return "prompt is too long: " + tokens + " tokens > " + most + " maximum";
    }

    /** The answer to {@code count_tokens}. */
    default JsonNode count(long tokens) {
        return Json.MAPPER.createObjectNode().put("input_tokens", tokens);
    }

    /** Sends an answer in one piece. */
    void whole(HttpConnection connection, JsonNode message) throws IOException;

    /** Sends the head of a stream. */
    void startStream(HttpConnection connection) throws IOException;

    /** One event of a stream. */
    byte[] event(JsonNode event);

    /** One event of a stream that arrives damaged. */
    byte[] damaged(JsonNode event, Damage damage);

    /** An error within a stream. */
    byte[] streamError(String type, String message);

    /** An error within a stream that is none of the provider's own kinds. */
    default byte[] unknownStreamError(String type, String message) {
        return streamError(type, message);
    }

    /**
     * Sends an error instead of an answer.
     *
     * @param type the Anthropic API's word for it, or the provider's own, which is sent as it is
     * @param headers names and values in turn
     */
    void error(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException;

    /** What is wrong with a damaged event, where events have checksums; elsewhere both make it unreadable. */
    enum Damage {
        /** The checksum over the whole message. */
        MESSAGE,
        /** The checksum over its lengths. */
        PRELUDE
    }
}
