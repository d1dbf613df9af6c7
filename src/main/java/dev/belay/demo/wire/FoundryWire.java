package dev.belay.demo.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.belay.demo.message.Json;
import dev.belay.evidence.Provider;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Microsoft Foundry: the Messages API behind Azure. What the model's side reports has the shape of the Messages API; what
 * Azure refuses before it ({@code 401}, {@code 403}, {@code 404}, {@code 429}) has Azure's.
 */
final class FoundryWire extends ServerSentEvents {
    private static final String BASE = "/anthropic";
    private static final List<Integer> AZURES = List.of(401, 403, 404, 429);

    @Override
    public String id() {
        return provider().id();
    }

    @Override
    public Provider provider() {
        return Provider.FOUNDRY;
    }

    @Override
    public Map<String, String> environment(URI server) {
        return Map.of(
                "CLAUDE_CODE_USE_FOUNDRY",
                "1",
                "ANTHROPIC_FOUNDRY_BASE_URL",
                server + BASE,
                "ANTHROPIC_FOUNDRY_API_KEY",
                "made-up-foundry-key-0000000000000000");
    }

    @Override
    public Optional<Address> address(String method, String path) {
        return AnthropicWire.messages(method, path, BASE);
    }

    @Override
    public List<String> credentials() {
        return List.of("api-key", "x-api-key", "authorization");
    }

    @Override
    public void error(HttpConnection connection, int status, String type, String message, String... headers)
            throws IOException {
        if (!AZURES.contains(status)) {
            super.error(connection, status, type, message, headers);
            return;
        }
        ObjectNode body = Json.MAPPER.createObjectNode();
        String code = ErrorType.named(type).isPresent() ? Integer.toString(status) : type;
        body.putObject("error").put("code", code).put("message", message);
        connection.respond(status, "application/json", bytes(body.toString()), headers);
    }
}
