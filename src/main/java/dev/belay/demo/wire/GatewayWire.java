package dev.belay.demo.wire;

import dev.belay.evidence.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A gateway that speaks the Messages API below a path of its own, and reports errors in a shape of its own. */
final class GatewayWire extends ServerSentEvents {
    /** How a gateway reports what went wrong. */
    interface ErrorShape {
        /** An error instead of an answer. */
        Page page(int status, String type, String message);

        /** The message of an error within a stream. */
        default String inStream(String message) {
            return message;
        }
    }

    /** A body and what it is. */
    record Page(String contentType, String body) {
        static Page json(Object body) {
            return new Page("application/json", body.toString());
        }
    }

    private final String id;
    private final ErrorShape errors;

    GatewayWire(String id, ErrorShape errors) {
        this.id = id;
        this.errors = errors;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Provider provider() {
        return Provider.GATEWAY;
    }

    @Override
    public Map<String, String> environment(URI server) {
        return Map.of("ANTHROPIC_BASE_URL", server + "/" + id, "ANTHROPIC_AUTH_TOKEN", "sk-made-up-gateway-token-0000");
    }

    @Override
    public Optional<Address> address(String method, String path) {
        return AnthropicWire.messages(method, path, "/" + id);
    }

    @Override
    public List<String> credentials() {
        return AnthropicWire.CREDENTIALS;
    }

    @Override
    public byte[] streamError(String type, String message) {
        return super.streamError(type, errors.inStream(message));
    }

    @Override
    public void error(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException {
        Page page = errors.page(status, type, message);
        connection.respond(status, page.contentType(), bytes(page.body()), headers);
    }
}
